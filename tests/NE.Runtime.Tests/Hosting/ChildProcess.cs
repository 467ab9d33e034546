using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using NE.Processes;
using NE.Runtime.Tests.Training;

namespace NE.Runtime.Tests.Hosting;

/// <summary>The test assembly started as a program of its own, to send it signals and to kill it.</summary>
internal sealed partial class ChildProcess : IDisposable
{
    internal const int Terminate = 15, Kill = 9, Interrupt = 2, HangUp = 1, User = 10;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly Patience patience;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    /// <summary>Starts <c>dotnet</c> on the assembly.</summary>
    /// <param name="fileBlocks">Largest file in blocks of 1,024 bytes; 0 for no limit. Writes past it fail as on a full disk.</param>
    /// <param name="arguments">Arguments of the program.</param>
    internal ChildProcess(int fileBlocks, params IEnumerable<string> arguments)
    {
        string assembly = typeof(ChildProcess).Assembly.Location;
        string limit = fileBlocks > 0 ? $"trap '' XFSZ; ulimit -f {fileBlocks}; " : "";

        // A shell that runs the tests in the background has told its children to ignore SIGINT.
        ProcessStartInfo start = new("/bin/bash", ["-c", limit + "exec env --default-signal=INT dotnet \"$@\"", "bash", assembly, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The runtime's own double mapping of code is a large file of its own, which the limit would hit first.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";

        // What a program calls the command ne in the lines at its end: ./ne test sets the path of its script.
        start.Environment["NE_COMMAND"] = "ne";
        process = Process.Start(start)!;
        patience = new Patience(process, Limit);
        output = FollowedOutput.ReadToEnd(process.StandardOutput, patience);
        errors = FollowedOutput.ReadToEnd(process.StandardError, patience);
    }

    /// <summary>Runs to the end.</summary>
    internal static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using ChildProcess child = new(0, arguments);
        return child.End();
    }

    /// <summary>Waits for the end.</summary>
    internal (int Code, string Output, string Errors) End()
    {
        process.WaitForExit(patience);
        return (process.ExitCode, output.Result, errors.Result);
    }

    internal void Signal(int number) => SendSignal(process.Id, number);

    /// <summary>Waits until the run has a checkpoint of at least a step.</summary>
    internal void WaitForCheckpoint(string run, long step)
    {
        string folder = Path.Combine(run, "checkpoints");
        bool reached = process.WaitUntil(
            () => Directory.Exists(folder)
                && Directory.GetFiles(folder, "step-*.safetensors").Length > 0
                && long.Parse(Path.GetFileName(TemporaryFolder.NewestCheckpoint(run))[5..14]) >= step,
            patience);
        if (!reached)
        {
            throw new InvalidOperationException($"The run ended before a checkpoint of step {step}: {errors.Result}");
        }
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);
}
