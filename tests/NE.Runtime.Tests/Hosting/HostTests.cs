using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NE.Runtime.Tests.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting;

public sealed class HostTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(ChildProcess.Terminate)]
    [InlineData(ChildProcess.Interrupt)]
    [InlineData(ChildProcess.Terminate, ChildProcess.HangUp)]
    [InlineData(ChildProcess.Terminate, ChildProcess.User)]
    [InlineData(ChildProcess.Interrupt, ChildProcess.Interrupt, ChildProcess.Terminate, ChildProcess.Terminate)]
    public void Run_Signalled_SavesExits75AndResumesToTheSameBytes(params int[] signals)
    {
        string run = folder.Run("Long");
        using (ChildProcess child = new(0, "run", "--experiment", "Long", "--out", folder.Path))
        {
            child.WaitForCheckpoint(run, 1_000);
            foreach (int signal in signals)
            {
                child.Signal(signal);
                System.Threading.Thread.Sleep(1);
            }

            (int code, string output, string errors) = child.End();

            errors.ShouldBe("");
            code.ShouldBe(75);
            output.ShouldContain($"continue with --resume {run}");
        }

        File.Exists(Path.Combine(run, "done")).ShouldBeFalse();
        long stopped = long.Parse(Path.GetFileName(TemporaryFolder.NewestCheckpoint(run))[5..14]);
        long goal = stopped + 1_500;
        ChildProcess.Run("run", "--resume", run, "--steps", $"{goal}", "--quiet").ShouldBe((0, "", ""));
        using TemporaryFolder straight = new();
        Runs.Train(straight, TestExperiments.All.Single(experiment => experiment.Name == "Long"), stopAt: goal);
        run.ShouldBeTheSameRunAs(straight.Run("Long"));
    }

    [Fact]
    public void Run_KilledAgainAndAgain_ResumesToTheSameBytes()
    {
        const int Kills = 4;
        string run = folder.Run("Long");
        System.Random random = new(5);
        long reached = 0;
        for (int kill = 0; kill < Kills; kill++)
        {
            using ChildProcess child = new(0, "run", "--experiment", "Long", "--out", folder.Path, "--quiet");
            child.WaitForCheckpoint(run, reached + 1_000);
            System.Threading.Thread.Sleep(random.Next(60));
            child.Signal(ChildProcess.Kill);
            child.End().Code.ShouldBe(128 + ChildProcess.Kill);
            reached = long.Parse(Path.GetFileName(TemporaryFolder.NewestCheckpoint(run))[5..14]);
        }

        long goal = reached + 2_345;
        ChildProcess.Run("run", "--resume", run, "--steps", $"{goal}", "--quiet").ShouldBe((0, "", ""));
        using TemporaryFolder straight = new();
        Runs.Train(straight, TestExperiments.All.Single(experiment => experiment.Name == "Long"), stopAt: goal);
        run.ShouldBeTheSameRunAs(straight.Run("Long"));
    }

    [Fact]
    public void Run_DiskFull_StopsWithOneSentenceAndLosesNothingSaved()
    {
        string run = folder.Run("Long");
        using (ChildProcess child = new(256, "run", "--experiment", "Long", "--out", folder.Path, "--quiet"))
        {
            (int code, _, string errors) = child.End();

            code.ShouldBe(1);
            errors.Trim().Split('\n').Length.ShouldBe(1);
            errors.ShouldMatch(@"^Writing to .* failed \(.*\); make it writable or free space, then continue with --resume .*\.");
        }

        long saved = long.Parse(Path.GetFileName(TemporaryFolder.NewestCheckpoint(run))[5..14]);
        saved.ShouldBeGreaterThan(1_000);
        ChildProcess.Run("run", "--resume", run, "--steps", $"{saved + 3_000}", "--quiet").ShouldBe((0, "", ""));
        using TemporaryFolder straight = new();
        Runs.Train(straight, TestExperiments.All.Single(experiment => experiment.Name == "Long"), stopAt: saved + 3_000);
        run.ShouldBeTheSameRunAs(straight.Run("Long"));
    }

    [Theory]
    [InlineData("There is no experiment 'Nope'; this program has Test, Long, Diverging.", "run", "--experiment", "Nope")]
    [InlineData("--steps must be a whole number of environment steps, for example 300_000, not 'many'. See --help.", "--steps", "many")]
    [InlineData("--seed must be a whole number from 0 to 4,294,967,295, not '-1'. See --help.", "--seed", "-1")]
    [InlineData("--seed must be a whole number from 0 to 4,294,967,295, not 'abc'. See --help.", "run", "--seed", "abc")]
    [InlineData("--threads must be a whole number up to 2,147,483,647, not 'two'. See --help.", "run", "--threads", "two")]
    [InlineData("run has no flag '--step'. Did you mean --steps? See --help.", "--step", "5")]
    [InlineData("run has no flag '--frobnicate'. See --help.", "run", "--frobnicate")]
    [InlineData("--resume continues a run and --force starts it over; give one of them.", "--resume", "x", "--force")]
    [InlineData("--resume continues in its own folder and --out names another; give one of them.", "--resume", "x", "--out", "y")]
    [InlineData(
        "\"gpu\" is not a device: use auto, cpu, cuda, cuda:0 (its number), cuda:GPU-... (its UUID), "
        + "opencl or opencl:0.0 (platform and device); "
        + "`ne doctor` lists the available ones.", "run", "--device", "gpu")]
    public void Run_WrongUse_Exits2WithOneSentence(string sentence, params string[] arguments)
    {
        (int code, string output, string errors) = ChildProcess.Run(arguments);

        (code, output, errors.Trim()).ShouldBe((2, "", sentence));
    }

    [Fact]
    public void Run_Fault_Exits1WithOneSentenceAndTheStackOnlyOnRequest()
    {
        string[] arguments = ["--experiment", "Diverging", "--out", folder.Path, "--quiet"];

        (int code, _, string errors) = ChildProcess.Run(arguments);
        (int traced, _, string stack) = ChildProcess.Run([.. arguments, "--force", "--trace"]);

        (code, traced).ShouldBe((1, 1));
        errors.ShouldStartWith("Value1 is not finite at update 700");
        errors.Trim().Split('\n').Length.ShouldBe(1);
        stack.ShouldContain("   at ");
    }

    [Fact]
    public void Run_WhereTheStandardOutputIsFull_NamesItAndFinishesTheRun()
    {
        string[] command = ["dotnet", typeof(HostTests).Assembly.Location, "run", "--experiment", "Test", "--out", folder.Path];
        ProcessStartInfo start = new("/bin/bash", ["-c", "exec \"$@\" > /dev/full", "bash", .. command]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        process.ExitCode.ShouldBe(1);
        errors.Trim().ShouldBe("The standard output cannot be written (No space left on device); the command continues without it.");
        File.Exists(Path.Combine(folder.Run(), "done")).ShouldBeTrue();
    }

    [Fact]
    public void Run_ResumeOfNoRunFolder_Exits1WithOneSentence()
    {
        (int code, _, string errors) = ChildProcess.Run("--resume", folder.Path);

        (code, errors.Trim()).ShouldBe((1, $"{folder.Path} is not a run folder: it has no readable run.json."));
    }

    [Fact]
    public void Run_WithoutFlags_TrainsTheFirstExperimentWithPlainProgressLines()
    {
        (int code, string output, string errors) = ChildProcess.Run("--out", folder.Path, "--seed", "3", "--steps", "1_5e2");

        (code, errors).ShouldBe((0, ""));
        string[] lines = output.Trim().Split('\n');
        lines[0].ShouldBe("Trains Test; --experiment selects one of Test, Long, Diverging.");
        lines[1].ShouldMatch(@"^Test  TestTask  seed 3  cpu 1 thread of \d+  .+$");
        lines[2].ShouldBe($"writes to {folder.Run(seed: 3)}");
        lines[3].ShouldMatch(@"^100% 1\.5k/1\.5k  .* steps/s  return -?\d+  eval -?\d+ ± \d+ at 1\.5k  [▁▂▃▄▅▆▇█]{7}  elastic live 30% \(Policy\.Hidden1 30%\)  0 s left$");
        lines[4].ShouldStartWith("Complete at step 1,500: score ");
        lines[5..].ShouldBe(
        [
            $"checkpoint    {folder.Run(seed: 3)}/checkpoints/step-000001500.safetensors",
            $"see it        ne report {folder.Run(seed: 3)}",
            $"play it       ne eval {folder.Run(seed: 3)} --checkpoint best",
            $"use it        ne eval {folder.Run(seed: 3)} --checkpoint best --export policy.onnx",
        ]);
        output.ShouldNotContain("\r");
        ChildProcess.Run("--experiment", "Test", "--out", folder.Path, "--seed", "3", "--steps", "1500").Output
            .ShouldBe($"{folder.Run(seed: 3)} is complete at step 1500; --force starts it over.\n");
    }

    [Fact]
    public void List_ShowsEveryExperiment()
    {
        (int code, string output, _) = ChildProcess.Run("list");

        code.ShouldBe(0);
        output.Trim().Split('\n').Select(line => line.Split(' ')[0]).ShouldBe(["Test", "Long", "Diverging"]);
        ChildProcess.Run("plan", "--experiment", "Long").Output.ShouldBe("the plan\n");
    }

    [Theory]
    [InlineData("list", "--trace")]
    [InlineData("plan", "--trace")]
    [InlineData("run", "--steps", "150", "--quiet", "--trace", "--out")]
    [InlineData("eval", "--help", "--trace")]
    [InlineData("study", "plan", "--help", "--trace")]
    public void Command_OfAnyName_TakesTheFlagForTheStack(params string[] arguments)
    {
        (int code, _, string errors) = ChildProcess.Run(arguments[^1] == "--out" ? [.. arguments, folder.Path] : arguments);

        (code, errors).ShouldBe((0, ""));
    }
}
