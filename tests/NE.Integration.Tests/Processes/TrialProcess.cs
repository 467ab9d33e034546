using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using NE.Processes;

namespace NE.Integration.Tests.Processes;

/// <summary>A child process of the trials' program, as a user would start it.</summary>
internal sealed class TrialProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private readonly Process process;
    private readonly Patience patience;
    private readonly Task<string> output;
    private readonly Task<string> errors;

    private TrialProcess(Process process)
    {
        this.process = process;
        patience = new Patience(process, Limit);
        output = FollowedOutput.ReadToEnd(process.StandardOutput, patience);
        errors = FollowedOutput.ReadToEnd(process.StandardError, patience);
    }

    public bool HasExited => process.HasExited;

    public int Id => process.Id;

    public static TrialProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, string program = "NE.Trials.dll", string folder = "")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program));
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return new TrialProcess(Process.Start(start) ?? throw new InvalidOperationException("The trials' program did not start."));
    }

    /// <summary>Runs to the end.</summary>
    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments)
    {
        using TrialProcess process = Start(arguments);
        return process.Wait();
    }

    public (int ExitCode, string Output, string Errors) Wait()
    {
        process.WaitForExit(patience);
        return (process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>Ends the process without any warning, as a power cut would (SIGKILL on Unix).</summary>
    /// <returns>Whether it was still running.</returns>
    public bool Kill()
    {
        bool running = !process.HasExited;
        process.Kill();
        process.WaitForExit();
        return running && process.ExitCode != 0;
    }

    /// <summary>Waits until a condition holds or the process ends; whether it holds.</summary>
    public bool WaitUntil(Func<bool> condition) => process.WaitUntil(condition, patience);

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
