using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Channels;
using System.Threading.Tasks;
using NE.DeviceProof.Rows;
using NE.DeviceProof.Steps;
using NE.Processes;

namespace NE.DeviceProof.Running;

/// <summary>
/// Runs the items in a separate process and prints its reports. An item that hangs is killed and reported; a new process continues with the
/// next item.
/// </summary>
internal sealed class Parent(ProofOptions options, IReadOnlyList<ProofItem> items, Report report, string scratch)
{
    /// <summary>Time limit from the start of a process to its first item.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>Runs all items.</summary>
    public async Task RunAsync()
    {
        int next = 0;
        while (next < items.Count)
            next = await RunFromAsync(next).ConfigureAwait(false);
    }

    /// <summary>Runs items until the process ends.</summary>
    /// <returns>The item to continue with.</returns>
    private async Task<int> RunFromAsync(int first)
    {
        using Process process = Process.Start(ChildStart(first)) ?? throw new InvalidOperationException("The child process did not start.");
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Channel<string> lines = Channel.CreateUnbounded<string>();
        _ = PumpAsync(process.StandardOutput, lines.Writer);
        int current = first;
        bool begun = false;
        while (true)
        {
            Patience patience = new(process, begun ? items[current].Limit : StartLimit);
            Task<string?> next = NextAsync(lines.Reader);
            while (await Task.WhenAny(next, Task.Delay(patience.Period)).ConfigureAwait(false) != next)
            {
                if (patience.IsOver())
                {
                    process.Kill(entireProcessTree: true);
                    Fail(current, $"It did not end within {patience.Limit.TotalSeconds:0} s and was stopped.");
                    return current + 1;
                }
            }

            if (await next.ConfigureAwait(false) is not { } line)
            {
                await process.WaitForExitAsync().ConfigureAwait(false);

                // It exits after a device error, so that a new process continues.
                bool stopped = !begun && current > first && process.ExitCode == 1;
                if (current < items.Count && !stopped)
                {
                    Fail(current, $"Its process ended with {process.ExitCode}. {End(await errors.ConfigureAwait(false))}");
                    return current + 1;
                }

                return current;
            }

            LineProtocol.Read(line, out int? start, out ProofRow? row, out int? end);
            if (start is { } index)
                (current, begun) = (index, true);
            else if (row is not null)
                report.Add(row);
            else if (end is { } done)
            {
                (current, begun) = (done + 1, false);
                report.Write();
            }
        }
    }

    private static async Task PumpAsync(StreamReader output, ChannelWriter<string> lines)
    {
        while (await output.ReadLineAsync().ConfigureAwait(false) is { } line)
            lines.TryWrite(line);

        lines.Complete();
    }

    private static async Task<string?> NextAsync(ChannelReader<string> lines) =>
        await lines.WaitToReadAsync().ConfigureAwait(false) && lines.TryRead(out string? line) ? line : null;

    private static string End(string errors)
    {
        const int Shown = 600;
        string text = errors.Trim();
        return text.Length <= Shown ? text : "..." + text[^Shown..];
    }

    private ProcessStartInfo ChildStart(int first)
    {
        string values = Path.Combine(scratch, "values.json");
        Dictionary<string, double> numbers = report.Rows.Where(row => row is { Key: not null, Value: not null })
            .GroupBy(row => row.Key!).ToDictionary(rows => rows.Key, rows => rows.Last().Value!.Value);
        File.WriteAllText(values, JsonSerializer.Serialize(numbers, ProofJson.Default.DictionaryStringDouble));
        return SelfProcess.Start([.. options.ForChild(), "--from", $"{first}", "--values", values]);
    }

    private void Fail(int item, string why)
    {
        report.Add(new ProofRow(items[item].Step, items[item].Name, "-", "", why, items[item].Must ? Verdict.Wrong : Verdict.Absent));
        report.Write();
    }
}
