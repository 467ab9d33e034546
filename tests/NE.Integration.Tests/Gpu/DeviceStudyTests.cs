using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NE.Integration.Tests.Processes;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>Studies and runs on a device as processes: they end in the same bytes as on the CPU.</summary>
public sealed class DeviceStudyTests : IDisposable
{
    private static readonly string[] Tables = ["results.csv", "summary.csv"];

    // Whole updates compile in a tenth of the time, and every bit stays the same.
    private static readonly Dictionary<string, string> Fast = new() { ["NE_OPENCL_OPTIONS"] = "-cl-opt-disable" };

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [OpenClFact]
    public void Study_OnADevice_EndsInTheBytesOfTheProcessor()
    {
        (int code, string output, string errors) = Run("study", "TinyStudy", "--out", root.At("device"), "--device", "opencl");
        code.ShouldBe(0, output + errors);
        output.ShouldContain("TinyStudy  4 trials  on opencl  writes to ");

        Same("TinyStudy", 4);
    }

    [OpenClFact]
    public void Study_StoppedOnADeviceAndFinishedOnTheProcessor_EndsInTheSameBytes()
    {
        using (TrialProcess process = TrialProcess.Start(["study", "TinyStudy", "--out", root.At("device"), "--device", "opencl", "--learners", "1"], Fast))
        {
            process.WaitUntil(() => Directory.Exists(root.At("device"))
                && Directory.GetFiles(root.At("device"), "step-000000200.safetensors", SearchOption.AllDirectories).Length > 0);
            using (Process signal = Process.Start("kill", ["-TERM", $"{process.Id}"]))
                signal.WaitForExit();
            process.Wait().ExitCode.ShouldBe(75);
        }

        Run("study", "TinyStudy", "--out", root.At("device"), "--jobs", "2").Code.ShouldBe(0);
        Same("TinyStudy", 4);
    }

    [Fact]
    public void Study_OnAuto_TakesBothBoundsAndEndsInTheBytesOfTheProcessor()
    {
        (int code, string output, string errors) =
            Run("study", "TinyStudy", "--out", root.At("device"), "--device", "auto", "--learners", "2", "--jobs", "2");
        code.ShouldBe(0, output + errors);
        output.ShouldStartWith("--device auto selects ");

        Same("TinyStudy", 4);
    }

    [Fact]
    public void Trials_OfOneProcessOnAuto_AreTrainedWhateverItTakes()
    {
        (int code, string output, string errors) =
            Run("study", "TinyStudy", "--out", root.At("device"), "--device", "auto", "--trial", "0,1,2,3", "--quiet");
        (code, errors).ShouldBe((0, ""), output);
        Run("study", "TinyStudy", "--out", root.At("device"), "--quiet").Code.ShouldBe(0);

        Same("TinyStudy", 4);
    }

    [OpenClLongProofFact]
    public void Study_Of3VariantsOn2TasksWith2Seeds_KilledThreeTimesOnADevice_EndsInTheBytesOfTheProcessor()
    {
        // Two of the variants share a program, so that four trials make two halves.
        Random random = new(11);
        string[] arguments = ["study", "ProofStudy", "--out", root.At("device"), "--device", "opencl", "--quiet"];
        for (int kill = 0; kill < 3; kill++)
        {
            long before = Progress();
            using TrialProcess process = TrialProcess.Start(arguments, Fast);
            process.WaitUntil(() => Progress() > before + random.Next(60_000));
            process.Kill();
        }

        Run(arguments).Code.ShouldBe(0);
        Same("ProofStudy", 12);
    }

    [OpenClFact]
    public void Trial_ThatFailsOnADevice_FailsWithoutTheOthersWithTheMessageOfTheCpu()
    {
        (int code, string output, string errors) = Run("study", "FaultyStudy", "--out", root.At("device"), "--device", "opencl");
        (_, _, string expected) = Run("study", "FaultyStudy", "--out", root.At("cpu"), "--jobs", "2");

        code.ShouldBe(1);
        errors.ShouldBe(expected.Replace(root.At("cpu"), root.At("device"), StringComparison.Ordinal));
        errors.ShouldContain("failed    ExplodingTrial  ExplodingGlider  seed 1: Value1 is not finite at update ");
        output.ShouldContain("complete  ShortTrial  Glider  seed 1: score ");
    }

    [OpenClFact]
    public void Run_StartedOnADevice_ResumesOnTheCpuToTheSameBytes()
    {
        string run = RunFiles.Folder(root.At("device"), "Glider", "ShortTrial", 1);
        Run("run", "--experiment", "ShortTrial", "--out", root.At("device"), "--steps", "230", "--device", "opencl", "--quiet").Code.ShouldBe(0);
        Run("run", "--resume", run, "--steps", "330", "--quiet").Code.ShouldBe(0);
        Run("run", "--resume", run, "--device", "opencl", "--quiet").ShouldBe((0, "", ""));
        Run("run", "--experiment", "ShortTrial", "--out", root.At("cpu"), "--quiet").Code.ShouldBe(0);

        RunFiles.Differences(run, RunFiles.Folder(root.At("cpu"), "Glider", "ShortTrial", 1)).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(run, "run.json")).ShouldContain("(opencl:");
    }

    [OpenClFact]
    public void Parity_OfAnExperiment_NamesEveryLayerAndFindsThemEqual()
    {
        (int code, string output, string errors) = Run("parity", "--experiment", "ShortTrial", "--device", "opencl");

        (code, errors).ShouldBe((0, ""));
        output.ShouldMatch(@"(?m)^20 +event +Policy\.Hidden2 .* equal$");
        output.ShouldContain("\nEqual: ");
    }

    [OpenClFact]
    public void Doctor_AskedForParity_ComparesTheExperimentOfAYamlFile()
    {
        File.WriteAllText(root.At("small.ne.yaml"), """
            experiment: Small
            steps: 500
            environment: Reacher-v4
            td3: { batch-size: 16, warm-up: 100, replay-capacity: 500 }
            networks:
              actor:  [linear 16, relu, linear 12, relu, linear action, tanh]
              critic: [linear 16, relu, linear 12, relu, linear 1]
            grow: { every: 20 }
            """);
        Dictionary<string, string> environment = new(Fast) { ["XDG_CACHE_HOME"] = root.At("cache") };
        using TrialProcess process = TrialProcess.Start(
            ["doctor", "--parity", root.At("small.ne.yaml"), "--experiment", "Small", "--device", "opencl"], environment, "NE.Tool.dll");
        (int code, string output, string errors) = process.Wait();

        code.ShouldBe(0, output + errors);
        output.ShouldMatch(@"(?m)^20 +event +Value1\.Hidden2 .* equal$");
    }

    [Theory]
    [InlineData("--jobs is the number of processes on the CPU, but on the "
        + "device cuda ", "study", "TinyStudy", "--device", "cuda", "--jobs", "2")]
    [InlineData("On the CPU each trial is a separate process: ", "study", "TinyStudy", "--learners", "2")]
    [InlineData("On the CPU each trial is a separate process: ", "study", "TinyStudy", "--trial", "0,1", "--device", "cpu")]
    [InlineData("--trial must be the number of a trial, ", "study", "TinyStudy", "--trial", "one")]
    [InlineData("--learners must be at least 1, not 0.", "study", "TinyStudy", "--device", "opencl", "--learners", "0")]
    [InlineData("parity compares a device with the CPU; ", "parity", "--device", "cpu")]
    public void Device_WrongUse_Exits2WithOneSentence(string sentence, params string[] arguments)
    {
        (int code, string output, string errors) = Run(arguments);

        (code, output).ShouldBe((2, ""));
        errors.ShouldStartWith(sentence);
        errors.Trim().ShouldNotContain("\n");
    }

    [OpenClTheory]
    [InlineData("run")]
    [InlineData("study", "TinyStudy")]
    public void Device_ThatIsAbsent_Exits1WithOneSentenceBeforeAnythingIsMade(params string[] command)
    {
        (int code, string output, string errors) = Run([.. command, "--device", "opencl:99.0", "--out", root.At("none"), "--quiet"]);

        (code, output).ShouldBe((1, ""));
        errors.ShouldStartWith("There is no opencl:99.0; OpenCL has opencl:0.0 (");
        errors.Trim().ShouldNotContain("\n");
        Directory.Exists(root.At("none")).ShouldBeFalse();
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using TrialProcess process = TrialProcess.Start(arguments, Fast);
        return process.Wait();
    }

    private long Progress() => !Directory.Exists(root.At("device")) ? 0
        : Directory.GetFiles(root.At("device"), "topology.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private void Same(string study, int trials)
    {
        Run("study", study, "--out", root.At("cpu"), "--jobs", "2", "--quiet").Code.ShouldBe(0);
        string[] runs = Directory.GetFiles(root.At("cpu", study), "done", SearchOption.AllDirectories);
        runs.Length.ShouldBe(trials);
        foreach (string done in runs)
        {
            string run = Path.GetDirectoryName(done)!;
            RunFiles.Differences(run, Path.Combine(root.At("device"), Path.GetRelativePath(root.At("cpu"), run))).ShouldBeEmpty(run);
        }

        foreach (string table in Tables)
            File.ReadAllText(root.At("device", study, table)).ShouldBe(File.ReadAllText(root.At("cpu", study, table)));
    }
}
