using System.IO;
using System.Linq;
using NE.Report.Reading;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Reading;

public sealed class RunReaderTests
{
    [Fact]
    public void CompleteRun_IsReadWithoutProblems()
    {
        using RunFolders folders = new();
        RunData run = RunReader.Read(folders.Write("Balance", 3, [-1400, -900, -200]));

        run.Problems.ShouldBeEmpty();
        (run.Task, run.Experiment, run.Point, run.Seed, run.State).ShouldBe(("SwingUp", "Balance", "default", 3, RunState.Complete));
        run.Evaluations.ShouldBe([new(0, -1400, 1, 2), new(1000, -900, 1, 2), new(2000, -200, 1, 2)]);
        run.Metrics["activity/fau/Policy.Hidden1"].Points.Select(point => (point.Step, point.Mean)).ShouldBe([(1000, 0.375), (2000, 0.625)]);
        run.Metrics["topology/grown/Policy.Hidden2"].Points.Select(point => point.Mean).ShouldBe([1133, 905]);
        run.Metrics["topology/output_change/Policy"].Points.Single().Mean.ShouldBe(0.0030135);
        run.Metrics["newborn/gradient_ratio_1/Policy.Hidden2"].Points.Single().Mean.ShouldBe(1.5);
        run.Record.Settings.ShouldContain(("actor-learning-rate", "0.001"));
        run.Record.Structure.ShouldContain(("algorithm", "sac"));
    }

    [Fact]
    public void Timing_AddsTheSecondsOfItsRecords()
    {
        using RunFolders folders = new();
        RunTiming timing = RunReader.Read(folders.Write("Balance", 1, [1, 2])).Timing;

        // 1,000 steps at 100 a second, then 2,000 at 50; 500 updates of 4 ms, then 2,000 of 5 ms.
        timing.Seconds.ShouldBe(10 + 40);
        timing.UpdatesPerSecond!.Value.ShouldBe(2500 / (2.0 + 10.0), 1e-9);
        (timing.EvaluationSeconds, timing.PeakBytes).ShouldBe((2, 94434944));
    }

    [Fact]
    public void TruncatedLines_AreLeftOutAndNamed()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [-1400, -900]);
        File.AppendAllText(Path.Combine(folder, "eval.csv"), "2000,0,-201,200,1\n2000,1,-19");
        File.AppendAllText(Path.Combine(folder, "metrics.jsonl"), """{"step":3000,"update":2500,"activity/fau/Pol""");

        RunData run = RunReader.Read(folder);

        run.Evaluations.Count.ShouldBe(2);
        run.Metrics["activity/fau/Policy"].Points.Count.ShouldBe(2);
        run.Problems.ShouldBe(
        [
            "The last line of eval.csv is incomplete and is left out.",
            "The evaluation at step 2,000 in eval.csv has 1 of 2 episodes and is left out.",
            "The last line of metrics.jsonl is incomplete and is left out.",
        ]);
    }

    [Fact]
    public void ReturnThatIsNotANumber_LeavesItsEvaluationOut()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [-1400, -900]);
        File.AppendAllText(Path.Combine(folder, "eval.csv"), "2000,0,NaN,200,1\n2000,1,-19,200,1\n3000,0,5,200,1\n3000,1,7,200,1\n");

        RunData run = RunReader.Read(folder);

        run.Evaluations.Select(point => point.Step).ShouldBe([0, 1000, 3000]);
        run.Problems.ShouldBe(["The evaluation at step 2,000 has a return that is not a number and is left out."]);
    }

    [Fact]
    public void RunBeforeItsFirstEvaluation_SaysSo()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [-1400]);
        File.WriteAllText(Path.Combine(folder, "eval.csv"), "step,episode,return,length,seed\n");

        RunReader.Read(folder).Problems.ShouldBe(["It has no evaluation yet."]);
    }

    [Fact]
    public void OlderFormats_AreReadAsFarAsTheyGo()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 4, [-1400]);
        File.WriteAllText(Path.Combine(folder, "eval.csv"), "return,step\n-3,0\n-1,1000\n");
        File.Delete(Path.Combine(folder, "run.json"));
        File.Delete(Path.Combine(folder, "topology.jsonl"));

        RunData run = RunReader.Read(folder);

        (run.Task, run.Experiment, run.Seed).ShouldBe(("SwingUp", "Balance", 4));
        run.Evaluations.Select(point => point.Mean).ShouldBe([-3, -1]);
        run.Problems.Select(problem => problem.Split(':')[0]).ShouldBe(["There is no run.json", "There is no topology.jsonl."]);
    }

    [Fact]
    public void AnotherTable_IsNotTakenForEvaluations()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 4, [-1400]);
        File.WriteAllText(Path.Combine(folder, "eval.csv"), "time,value\n1,2\n");

        RunReader.Read(folder).Problems.Single().ShouldStartWith("eval.csv has no columns step and return");
    }

    [Fact]
    public void State_FollowsDoneLockAndFailure()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [1, 2]);
        File.Delete(Path.Combine(folder, "done"));
        RunReader.Read(folder).State.ShouldBe(RunState.Stopped);

        File.WriteAllText(Path.Combine(folder, "failed"), "Value1 is not finite at update 7.\n");
        (RunReader.Read(folder).State, RunReader.Read(folder).Failure).ShouldBe((RunState.Failed, "Value1 is not finite at update 7."));

        using FileStream trainer = new(Path.Combine(folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        RunReader.Read(folder).State.ShouldBe(RunState.Running);
    }

    [Fact]
    public void FileThatATrainerHolds_IsRead()
    {
        using RunFolders folders = new();
        string folder = folders.Write("Balance", 1, [1, 2]);
        using FileStream trainer = new(Path.Combine(folder, "metrics.jsonl"), FileMode.Open, FileAccess.ReadWrite, FileShare.Read);

        RunReader.Read(folder).Metrics.Keys.ShouldContain("activity/fau/Policy");
    }

    [Fact]
    public void Finder_FindsRunsOfStudiesAndKeptFiles()
    {
        using RunFolders folders = new();
        string first = folders.Write("A", 1, [1]), second = folders.Write("B", 2, [1], root: "studies/Ablation");
        string kept = folders.At("kept", "SwingUp", "C", "seed-5.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.Copy(Path.Combine(first, "eval.csv"), kept);

        RunFinder.Find([folders.Root, first]).ShouldBe([kept, first, second]);
        RunData run = RunReader.Read(kept);
        (run.Task, run.Experiment, run.Seed, run.State).ShouldBe(("SwingUp", "C", 5, RunState.Kept));
        Should.Throw<ReportException>(() => RunFinder.Find([folders.At("nowhere")])).Message.ShouldContain("does not exist");
    }

    [Fact]
    public void LongSeries_KeepsItsExtremesAndItsMean()
    {
        MetricSeries series = new();
        double[] values = [.. Enumerable.Range(0, 5000).Select(i => i == 3210 ? 1e6 : (i * 7919) % 1000)];
        for (int i = 0; i < values.Length; i++)
        {
            series.Add(i, values[i]);
        }

        series.Points.Count.ShouldBeLessThanOrEqualTo(MetricSeries.Most);
        (series.Records, series.Low, series.High).ShouldBe((5000, 0, 1e6));
        series.Points.Sum(point => point.Count).ShouldBe(5000);
        (series.Points.Sum(point => point.Sum) / 5000).ShouldBe(values.Average(), 1e-6);
    }
}
