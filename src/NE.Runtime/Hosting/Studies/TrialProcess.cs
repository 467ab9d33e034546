using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// The process of one trial, or of a group of them. Its standard input signals that the study is alive: when the study closes it, or dies,
/// they save and exit.
/// </summary>
internal static class TrialProcess
{
    /// <summary>Runs a trial to completion.</summary>
    /// <param name="launcher">How the program is started.</param>
    /// <param name="arguments">Arguments of the host.</param>
    /// <param name="reported">Receives the process's reports.</param>
    /// <param name="stop">Requests the trial to save and exit.</param>
    /// <returns>
    /// The exit code, above 128 for a process ended by a signal, and the reason of a failure: the last line of the error output, or the
    /// meaning of the exit code if there is none.
    /// </returns>
    internal static async Task<(int Code, string Error)> Run(
        Launcher launcher, IEnumerable<string> arguments, Action<TrialReport> reported, CancellationToken stop)
    {
        void Said(string line)
        {
            if (TrialReport.Read(line) is { } report)
            {
                reported(report);
            }
        }

        (int code, string error) = await RunLines(launcher, arguments, Said, stop).ConfigureAwait(false);
        return (code, error.Length > 0 ? error : Reason(code));
    }

    /// <summary>Runs a process of the program to completion.</summary>
    /// <param name="launcher">How the program is started.</param>
    /// <param name="arguments">Arguments of the host.</param>
    /// <param name="said">Receives the lines of its output.</param>
    /// <param name="stop">Closes its standard input.</param>
    /// <returns>The exit code, above 128 for a process ended by a signal, and the last line of the error output.</returns>
    internal static async Task<(int Code, string Error)> RunLines(
        Launcher launcher, IEnumerable<string> arguments, Action<string> said, CancellationToken stop)
    {
        using Process process = new()
        {
            StartInfo = new ProcessStartInfo(launcher.Program, [.. launcher.Arguments, .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        string error = "";
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
            {
                said(text);
            }
        };
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                error = line.Data.Trim();
            }
        };
        try
        {
            process.Start();
        }
        catch (Exception fault) when (fault is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return (ExitCodes.Fault, $"Its process cannot be started ({fault.Message.TrimEnd('.')}).");
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await using CancellationTokenRegistration asked = stop.Register(() => process.StandardInput.Close());
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return (process.ExitCode, error);
    }

    /// <summary>The meaning of an exit code, for a process without an error message.</summary>
    private static string Reason(int code) => code > 128
        ? string.Create(CultureInfo.InvariantCulture, $"The process was repeatedly ended by signal {code - 128}; "
            + $"check whether memory ran out (dmesg).")
        : string.Create(CultureInfo.InvariantCulture, $"The process ended with exit code {code} without a message.");
}
