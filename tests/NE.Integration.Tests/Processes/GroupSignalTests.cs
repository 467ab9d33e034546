using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NE.Processes;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Processes;

/// <summary>A terminal or a queue signals every process of a group at once: the study, its trials, the script around them. All is saved.</summary>
public sealed class GroupSignalTests : IDisposable
{
    private const string Study = "ProofStudy";
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void Study_WhoseGroupIsSignalled_SavesEveryTrial(string signal)
    {
        Process group = Start("dotnet", Trials, "study", Study, "--out", root.Path, "--jobs", "2");
        Patience patience = new(group, Limit);
        group.WaitUntil(() => Running().Count == 2, patience).ShouldBeTrue();
        IReadOnlyList<string> running = Running();
        Signal(signal, group.Id);
        string output = group.StandardOutput.ReadToEnd();
        group.WaitForExit(patience);

        group.ExitCode.ShouldBe(75);
        output.ShouldContain("Stopped and saved; run the same command to continue.");
        output.ShouldNotContain("killed ");
        running.Where(run => !File.Exists(Path.Combine(run, "done"))).ShouldAllBe(static run => HasCheckpoint(run));
    }

    [Fact]
    public void SlurmTask_WhoseGroupIsSignalled_SavesAndIsQueuedAgain()
    {
        TrialProcess.Run("study", Study, "--slurm", "--out", root.Path).ExitCode.ShouldBe(0);
        string queue = root.At("scontrol");
        File.WriteAllText(queue, $"#!/bin/bash\necho \"$@\" > '{root.At("requeued")}'\n");
        using (Process mode = Process.Start("chmod", ["+x", queue]))
        {
            mode.WaitForExit();
        }

        Process group = Start(
            "env", "SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_JOB_ID=7", $"PATH={root.Path}:{Environment.GetEnvironmentVariable("PATH")}", "bash",
            root.At(Study, "study.sbatch"));
        Patience patience = new(group, Limit);
        group.WaitUntil(() => Running().Count == 1, patience).ShouldBeTrue();
        string run = Running()[0];
        Signal("TERM", group.Id);
        group.StandardOutput.ReadToEnd();
        group.WaitForExit(patience);

        group.ExitCode.ShouldBe(75);
        HasCheckpoint(run).ShouldBeTrue();
        File.ReadAllText(root.At("requeued")).Trim().ShouldBe("requeue 7_0");
    }

    private static string Trials => Path.Combine(AppContext.BaseDirectory, "NE.Trials.dll");

    // Leads a group of its own, as a shell starts a command. A shell in the background has told its children to ignore SIGINT.
    private static Process Start(params string[] command)
    {
        ProcessStartInfo start = new("setsid", ["env", "--default-signal=INT", .. command]) { RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException("setsid did not start.");
    }

    private static void Signal(string signal, int group)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", "--", $"-{group}"]);
        kill.WaitForExit();
    }

    private static bool HasCheckpoint(string run) => File.Exists(Path.Combine(run, "checkpoints", "latest"));

    // Runs past their first topology event, before their end.
    private IReadOnlyList<string> Running() => !Directory.Exists(root.At(Study)) ? [] :
    [
        .. Directory.GetFiles(root.At(Study), "topology.jsonl", SearchOption.AllDirectories).Where(static file => new FileInfo(file).Length > 0)
            .Select(static file => Path.GetDirectoryName(file)!).Where(static run => !File.Exists(Path.Combine(run, "done"))),
    ];
}
