using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NE.Benchmarks;

/// <summary>Prints the results, and writes them for scripts.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The machine, in one line.</summary>
    public static string Machine { get; } =
        $"{Processor()}, {RuntimeInformation.ProcessArchitecture}, {Processors()} processors, "
        + $"{RuntimeInformation.FrameworkDescription}, {VectorWidth.Bits}-bit vectors";

    /// <summary>Prints a group.</summary>
    public static void Print(BenchmarkGroup group, GroupResult result)
    {
        Console.WriteLine();
        Console.WriteLine($"{group.Name}: {group.Caption}");
        Console.WriteLine($"multiply-add peak {result.MedianPeak:F1} GFLOP/s (best {result.BestPeak:F1})");
        bool updates = result.Measurements.Any(m => m.Updates > 0);
        bool rates = updates || result.Measurements.Any(m => m.GigaFlops != null);
        int width = 1 + result.Measurements.Select(m => m.Name).Concat(result.Ratios.Select(r => r.Name)).Max(name => name.Length);
        string Name(string name) => name.PadRight(width);
        Console.WriteLine(
            $"{Name("")}{"median µs",11}{"best µs",11}"
            + (updates ? $"{"floor µs",10}{"updates/s",11}{"of floor",10}{"best",8}" : rates ? $"{"GFLOP/s",11}{"of peak",10}{"best",8}" : "")
            + "  target");
        foreach (Measurement m in result.Measurements)
        {
            double calls = Math.Max(1, m.Updates);
            string rate = m.MedianUpdatesPerSecond is { } speed ? $"{speed:F0}" : $"{m.GigaFlops:F1}";
            string floor = m.Updates > 0 && m.FloorSeconds is { } seconds ? $"{seconds / calls * 1e6:F0}" : "";
            string line = $"{Name(m.Name)}{m.MedianSeconds / calls * 1e6,11:F2}{m.LeastSeconds / calls * 1e6,11:F2}"
                + (updates ? $"{floor,10}" : "")
                + (rates ? $"{rate,11}{m.ShareOfPeak,10:P1}{m.BestShareOfPeak,8:P1}" : "");
            Console.WriteLine($"{line}  {Verdict(m.Target, m.Reached, m.BestReached)}".TrimEnd());
        }

        foreach (Ratio ratio in result.Ratios)
        {
            string verdict = Verdict(ratio.Least is { } least ? $"≥ {least:0.##}x" : null, ratio.Reached, ratio.BestReached);
            Console.WriteLine($"{Name(ratio.Name)}{ratio.Median,11:F2}x, best against best {ratio.Best:F2}x  {verdict}".TrimEnd());
        }
    }

    /// <summary>Writes all results as JSON.</summary>
    public static void Write(string path, int rounds, IReadOnlyList<GroupResult> results, object? peers)
    {
        var report = new
        {
            machine = Machine,
            processor = Processor(),
            processors = Processors(),
            framework = RuntimeInformation.FrameworkDescription,
            vectorBits = VectorWidth.Bits,
            peakGigaFlops = results.Max(result => result.BestPeak),
            rounds,
            peers,
            measurements = results.SelectMany(result => result.Measurements),
            ratios = results.SelectMany(result => result.Ratios),
        };
        File.WriteAllText(path, JsonSerializer.Serialize(report, Json) + "\n");
    }

    private static string Verdict(string? target, bool? reached, bool? bestReached) =>
        target == null ? "" : $"{target}  {(reached == true ? "reached" : bestReached == true ? "best sample only" : "MISSED")}";

    private static string Processor() =>
        Information("model name").FirstOrDefault()?.Split(':', 2)[1].Trim() ?? "unknown processor";

    /// <summary>All processors of the machine: a pinned command would see only its own.</summary>
    private static int Processors() => Math.Max(Environment.ProcessorCount, Information("processor").Count());

    private static IEnumerable<string> Information(string key)
    {
        const string Path = "/proc/cpuinfo";
        return File.Exists(Path) ? File.ReadLines(Path).Where(line => line.StartsWith(key, StringComparison.Ordinal)) : [];
    }
}
