using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NE.Processes;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace NE.Integration.Tests.Processes;

/// <summary>
/// Studies as processes: 2 experiments × 1 task × 2 seeds, each trial with 20 topology events. The long form (3 variants × 2 tasks × 2
/// seeds) runs with the environment variable NE_LONG_PROOFS=1: <c>NE_LONG_PROOFS=1 ./ne test --filter StudyTests</c>.
/// </summary>
public sealed class StudyTests(ITestOutputHelper log) : IDisposable
{
    private const int FewestEvents = 20;
    private static readonly string[] Tables = ["results.csv", "summary.csv"];
    private readonly TemporaryFolder root = new();
    private readonly Random random = new(Environment.TickCount);
    private string study = "TinyStudy";

    public void Dispose() => root.Dispose();

    [Fact]
    public void Study_ByOneJobOrTwo_KilledOrStopped_EndsInTheSameBytes()
    {
        string straight = Straight("straight", "1");
        Full(straight, 4);

        Same(straight, Straight("two", "2"));
        Same(straight, Killed("killed", 3));
        Same(straight, Stopped("stopped"));
    }

    [LongProofFact]
    public void Study_Of3VariantsOn2TasksWith2Seeds_KilledAt3RandomMoments_EndsInTheBytesOfOneThatWasNot()
    {
        study = "ProofStudy";
        string straight = Straight("straight", "2");
        Full(straight, 12);
        log.WriteLine($"{Runs(straight).Length} trials, {Progress(straight):N0} bytes of topology events");

        Same(straight, Killed("killed", 3));
    }

    [Fact]
    public void Trial_ThatFails_FailsWithoutTheOthersWithItsReason()
    {
        (int code, string output, string errors) = TrialProcess.Run("study", "FaultyStudy", "--out", root.Path, "--jobs", "2");

        code.ShouldBe(1);
        errors.ShouldContain("failed    ExplodingTrial  ExplodingGlider  seed 1: Value1 is not finite at update ");
        errors.ShouldContain("1 of 2 trials failed");
        output.ShouldContain("complete  ShortTrial  Glider  seed 1: score ");
        File.ReadAllLines(root.At("FaultyStudy", "results.csv")).Length.ShouldBe(2);

        // One seed has no standard deviation.
        File.ReadAllLines(root.At("FaultyStudy", "summary.csv"))[1].ShouldMatch(@"^ShortTrial,Glider,default,1(,[-0-9.]+,){4}$");
    }

    [Fact]
    public void Plan_OfAStudy_ShowsRowsLiveWeightsAndCostAndTrainsNothing()
    {
        (int code, string output, _) = TrialProcess.Run("study", "plan", "GridStudy", "--jobs", "2");

        code.ShouldBe(0);
        output.ShouldContain("GridStudy: 5 rows × 1 seeds");
        output.ShouldContain("Grow.Every=40,Prune.UpperBound=0.2");
        output.ShouldMatch(@"row 4\s+3\.0k");
        output.ShouldMatch(@"About (\d+ min )?\d+ s( to (\d+ min )?\d+ s)? with 2 at once on \d+ cores");
    }

    [Fact]
    public void SlurmScript_OfAStudy_HasATaskATrial()
    {
        (int code, string output, _) = TrialProcess.Run("study", "TinyStudy", "--slurm", "--out", root.Path);

        code.ShouldBe(0);
        output.ShouldContain("4 tasks");
        string script = File.ReadAllText(root.At("TinyStudy", "study.sbatch"));
        script.ShouldContain("#SBATCH --array=0-3\n");
        script.ShouldContain("study TinyStudy --trial \"$SLURM_ARRAY_TASK_ID\" --out ");
    }

    [Theory]
    [InlineData("There is no study 'Nope'; this program has FaultyStudy, GridStudy, ProofStudy, TinyStudy.", "study", "Nope")]
    [InlineData("This program has several studies; name one of FaultyStudy, GridStudy, ProofStudy, TinyStudy.", "study")]
    [InlineData("--jobs must be at least 1, not 0.", "study", "TinyStudy", "--jobs", "0")]
    [InlineData("TinyStudy has trials 0 to 3, not 4.", "study", "TinyStudy", "--trial", "4")]
    public void Study_WrongUse_Exits2WithOneSentence(string sentence, params string[] arguments)
    {
        (int code, string output, string errors) = TrialProcess.Run(arguments);

        (code, output, errors.Trim()).ShouldBe((2, "", sentence));
    }

    private static void Full(string folder, int trials)
    {
        string[] events = Directory.GetFiles(folder, "topology.jsonl", SearchOption.AllDirectories);
        events.Length.ShouldBe(trials);
        events.ShouldAllBe(file => File.ReadLines(file).Count(line => line.Contains("Value1.Hidden2", StringComparison.Ordinal)) >= FewestEvents);
    }

    private string[] Arguments(string output, string jobs) => ["study", study, "--out", output, "--jobs", jobs, "--quiet"];

    private static void Same(string folder, string other)
    {
        foreach (string run in Runs(folder))
        {
            RunFiles.Differences(run, Path.Combine(other, Path.GetRelativePath(folder, run))).ShouldBeEmpty(other);
        }

        foreach (string table in Tables)
        {
            File.ReadAllText(Path.Combine(other, table)).ShouldBe(File.ReadAllText(Path.Combine(folder, table)));
        }
    }

    private static string[] Runs(string folder) =>
        [.. Directory.GetFiles(folder, "done", SearchOption.AllDirectories).Select(file => Path.GetDirectoryName(file)!)];

    private static long Progress(string folder) => !Directory.Exists(folder) ? 0
        : Directory.GetFiles(folder, "topology.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private string Straight(string name, string jobs)
    {
        (int code, string output, string errors) = TrialProcess.Run(Arguments(root.At(name), jobs));
        code.ShouldBe(0, output + errors);
        return root.At(name, study);
    }

    // Two kills of the study itself and one of a trial, whose study goes on with it at once.
    private string Killed(string name, int kills)
    {
        string folder = root.At(name, study);
        long length = Progress(root.At("straight", study));
        for (int kill = 0; kill < kills; kill++)
        {
            double moment = (kill + random.NextDouble()) / (kills + 1);
            using TrialProcess process = TrialProcess.Start(Arguments(root.At(name), "2"));
            process.WaitUntil(() => Progress(folder) > moment * length);
            if (kill == 1)
            {
                int trial = ProcessTree.Of(process.Id).FirstOrDefault(id => Command(id).Contains("--trial", StringComparison.Ordinal));
                if (trial != 0)
                    Signal("-KILL", trial);
                process.WaitUntil(() => Progress(folder) > (moment + 0.05) * length);
            }

            process.Kill();
            log.WriteLine($"killed past {(double)Progress(folder) / length:P0} of the topology log, {Runs(folder).Length} trials complete");
        }

        Straight(name, "2").ShouldBe(folder);
        return folder;
    }

    private string Stopped(string name)
    {
        string folder = root.At(name, study);
        using (TrialProcess process = TrialProcess.Start(Arguments(root.At(name), "2")))
        {
            process.WaitUntil(() => Progress(folder) > 0);
            Signal("-TERM", process.Id);
            process.Wait().ExitCode.ShouldBe(75);
        }

        return Straight(name, "2");
    }

    private static void Signal(string signal, int id)
    {
        using Process kill = Process.Start("kill", [signal, $"{id}"]);
        kill.WaitForExit();
    }

    private static string Command(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
