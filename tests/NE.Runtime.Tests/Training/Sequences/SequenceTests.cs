using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Runtime.Environments;
using NE.Runtime.Hosting.Evaluation;
using NE.Runtime.Replay;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training.Sequences;

public sealed unsafe class SequenceTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_EvaluatesThePresentTask_AllAtTheEndOfAVisit_AndTheNextBeforeItsFirstUpdate()
    {
        TestSettings settings = SequenceExperiment.Settings with { Tasks = 2, Steps = 130 };
        Runs.Train(folder, SequenceExperiment.Define(settings)).ShouldBe(TrainingOutcome.Complete);

        SequenceExperiment.Evaluated(folder.Run(2)).ShouldBe(
            ["0 0 A", "25 0 A", "50 0 A", "50 0 B", "50 1 B", "75 1 B", "100 1 B", "100 1 A", "100 2 A", "125 2 A", "130 2 A"]);
        string[] rows = File.ReadAllLines(Path.Combine(folder.Run(2), "tasks.csv"));
        rows[0].ShouldBe("step,visit,task,episode,return,length,seed");
        rows.Length.ShouldBe(1 + (11 * 2));
        string[] grid = File.ReadAllLines(Path.Combine(folder.Run(2), "eval.csv"));
        grid.Skip(1).Select(row => row.Split(',')[0]).Distinct().ShouldBe(["0", "25", "50", "75", "100", "125", "130"]);
        rows.Where(row => row.StartsWith("75,1,B,")).Select(row => row.Replace(",1,B,", ",")).ShouldBe(grid.Where(row => row.StartsWith("75,")));
        rows.Where(row => row.Contains(",B,")).ShouldAllBe(row => row.Split(',')[5] == "25");
    }

    [Fact]
    public void Train_OnAGridOfItsOwn_EvaluatesAllTasksThere_AndTrainsTheSame()
    {
        TestSettings settings = SequenceExperiment.Settings with { Tasks = 2, Steps = 130 };
        using TemporaryFolder often = new();
        Runs.Train(folder, SequenceExperiment.Define(settings));
        Runs.Train(often, SequenceExperiment.Define(settings with { EvaluateTasksEvery = 40 }));

        SequenceExperiment.Evaluated(often.Run(2)).ShouldBe(
        [
            "0 0 A", "0 0 B", "25 0 A", "40 0 A", "40 0 B", "50 0 A", "50 0 B", "50 1 B", "75 1 B", "80 1 A", "80 1 B", "100 1 B", "100 1 A",
            "100 2 A", "120 2 A", "120 2 B", "125 2 A", "130 2 A",
        ]);
        foreach (string file in (string[])["eval.csv", "metrics.jsonl", "weights.jsonl"])
        {
            File.ReadAllBytes(Path.Combine(often.Run(2), file)).ShouldBe(File.ReadAllBytes(Path.Combine(folder.Run(2), file)), file);
        }

        Dictionary<string, byte[]> rare = Tensors(folder.Run(2)), dense = Tensors(often.Run(2));
        rare.Keys.ShouldBe(dense.Keys, ignoreOrder: true);
        rare.Keys.Where(name => !rare[name].AsSpan().SequenceEqual(dense[name])).ShouldBe(["run.tasks"]);
    }

    [Fact]
    public void Train_WarmsUpAtEveryVisit_AndEntersTheTasksInTurn()
    {
        SequenceLearner? learner = null;
        TestSettings settings = SequenceExperiment.Settings with { EvaluateEvery = 1_000 };
        Runs.Train(folder, SequenceExperiment.Define(settings, created: made => learner = made));

        learner!.Explored.ShouldBe(Enumerable.Range(0, 330).Where(step => step % 50 >= (step < 150 ? 10 : 4)).Select(step => (long)step));
        learner.Updates.ShouldBe(learner.Explored.Count);
        learner.Entered.ShouldBe(
        [
            0, 0, 1, 2, 0, 1, 0, 1, 2, 1, 2, 0, 1, 2, 2, 0, 0, 1, 2, 0, 1, 0, 1, 2, 1, 2, 0, 1, 2, 2, 0,
        ]);
        Visits(folder.Run(3)).ShouldBe([(50, 1), (100, 2), (150, 3), (200, 4), (250, 5), (300, 6)]);
    }

    [Fact]
    public void Train_AtTheEndOfAVisit_CutsTheEpisodeWithoutReportingItsReturn()
    {
        Runs.Train(folder, SequenceExperiment.Define());

        // Limits of 20, 25 and 7 steps in visits of 50: an episode that ends there by itself is reported.
        int[] limits = [20, 25, 7];
        Metric(folder.Run(3), "train/return").Select(record => record.Step).ShouldBe(
            Enumerable.Range(1, 330).Where(step => (((step - 1) % 50) + 1) % limits[(step - 1) / 50 % 3] == 0).Select(step => (long)step));

        // Visits of 2 whole episodes and a cut one, 2 whole ones, and 7 with a cut one, twice; then one whole and the running one.
        long[] episode = new long[2];
        SafetensorsReader.ReadFile(TemporaryFolder.NewestCheckpoint(folder.Run(3))).Read("run.episode", episode);
        episode.ShouldBe([(2 * (3 + 2 + 8)) + 1, 10]);
    }

    [Fact]
    public void Train_KeepsABufferPerTask_WithItsOwnTransitionsAndCuts()
    {
        Runs.Train(folder, SequenceExperiment.Define(SequenceExperiment.Settings with { ReplayCapacity = 200 }));

        File.Exists(Path.Combine(folder.Run(3), "replay.bin")).ShouldBeFalse();
        int[] limits = [20, 25, 7], sizes = [3, 5, 2], actions = [2, 3, 1];
        for (int task = 0; task < 3; task++)
        {
            int added = task == 0 ? 130 : 100;
            foreach ((int index, float[] row, ReplayLayout layout) in Rows($"replay-{task}.bin", added, 200))
            {
                row[0].ShouldBe(1 + task);
                row[sizes[task]..layout.State.Length].ShouldAllBe(padding => padding == 0);
                float[] taken = row[layout.Action.First..][..layout.Action.Length];
                taken[..actions[task]].ShouldAllBe(component => component != 0 && Math.Abs(component) <= 1);
                taken[actions[task]..].ShouldAllBe(component => component == 0);
                row[layout.NotDone.First].ShouldBe(1);
                int place = (index % 50) + 1;
                row[layout.EpisodeEnd.First].ShouldBe(place == 50 || place % limits[task] == 0 ? 1 : 0);
            }
        }
    }

    [Fact]
    public void Train_ClearingReplay_HasABufferPerVisit_AndDeletesThoseOfOldVisits()
    {
        Runs.Train(folder, SequenceExperiment.Define(SequenceExperiment.Settings with { ClearReplay = true }));

        string[] left = [.. Directory.GetFiles(folder.Run(3), "replay*").Select(file => Path.GetFileName(file)!).Order()];
        left.ShouldContain("replay-visit-6.bin");
        left.ShouldContain("replay-visit-5.bin", "the checkpoint of step 300 is kept");
        left.Length.ShouldBeLessThanOrEqualTo(3);
        Rows("replay-visit-6.bin", 30, 80).Select(row => row.Values[0]).ShouldAllBe(task => task == 1);
        Runs.Train(folder, SequenceExperiment.Define(), force: true, stopAt: 10);
        Directory.GetFiles(folder.Run(3), "replay*").Select(Path.GetFileName).ShouldBe(["replay-0.bin"]);
    }

    [Fact]
    public void Train_ActsWithinTheBoundsOfEachTask()
    {
        List<(int Task, float[] Action)> taken = [];
        Runs.Train(folder, SequenceExperiment.Define(
            environment: (index, spec) => new SmallTask(index, spec) { Stepped = (task, action) => taken.Add((task, action)) }));

        foreach ((int task, float[] action) in taken)
        {
            ActionSpec bounds = SequenceExperiment.Tasks[task].Action;
            action.Length.ShouldBe(bounds.Size);
            for (int i = 0; i < action.Length; i++)
            {
                action[i].ShouldBeInRange(bounds.Low[i], bounds.High[i]);
            }
        }

        taken.Select(step => step.Task).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Evaluate_OfACheckpoint_PlaysItsTask()
    {
        ExperimentDefinition experiment = SequenceExperiment.Define();
        Runs.Train(folder, experiment, stopAt: 163);

        EvaluationResult result = SavedPolicy.Open([experiment], folder.Run(3), "latest").Evaluate(2, 1, nominal: false);

        string[] expected = [.. File.ReadLines(Path.Combine(folder.Run(3), "tasks.csv")).Where(row => row.StartsWith("163,3,A,"))];
        Enumerable.Range(0, 2).Select(episode => string.Create(
            CultureInfo.InvariantCulture, $"163,3,A,{episode},{result.Returns[episode]:R},{result.Lengths[episode]},1")).ShouldBe(expected);
    }

    [Fact]
    public void Train_RunValuesOfAnotherSequence_AreRefused()
    {
        ExperimentDefinition three = SequenceExperiment.Define();
        Should.Throw<RunException>(() => Runs.Train(folder, three with { Settings = SequenceExperiment.Settings with { Tasks = 2 } }));
        Should.Throw<RunException>(() => Runs.Train(folder, three with { Settings = SequenceExperiment.Settings with { StepsPerTask = 0 } }));
        Should.Throw<InvalidOperationException>(() => Runs.Train(
            folder, three with { CreateLearners = context => new TestLearners(context) })).Message.ShouldBe("This experiment has one task.");
    }

    private IEnumerable<(int Index, float[] Values, ReplayLayout Layout)> Rows(string file, int added, int capacity)
    {
        using ReplayBuffer replay = ReplayBuffer.OpenFile(
            Path.Combine(folder.Run(3), file), capacity, 0, SequenceExperiment.Define().ReplayLayout, marksEnds: true);
        replay.Rewind(added);
        replay.Count.ShouldBe(Math.Min(added, capacity));
        for (int index = 0; index < replay.Count; index++)
        {
            yield return (index, Row(replay, index), replay.Layout);
        }
    }

    private static float[] Row(ReplayBuffer replay, int index) => new Span<float>(replay.Row(index), replay.Layout.RowLength).ToArray();

    private static IEnumerable<(long Step, double Value)> Metric(string run, string name)
    {
        foreach (string line in File.ReadLines(Path.Combine(run, "metrics.jsonl")))
        {
            using JsonDocument record = JsonDocument.Parse(line);
            if (record.RootElement.TryGetProperty(name, out JsonElement value))
            {
                yield return (record.RootElement.GetProperty("step").GetInt64(), value.GetDouble());
            }
        }
    }

    private static IEnumerable<(long Step, double Visit)> Visits(string run) => Metric(run, "visit");

    private static Dictionary<string, byte[]> Tensors(string run)
    {
        byte[] file = File.ReadAllBytes(TemporaryFolder.NewestCheckpoint(run));
        int data = sizeof(long) + (int)BitConverter.ToInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(sizeof(long), data - sizeof(long)));
        return header.RootElement.EnumerateObject().Where(property => !property.NameEquals("__metadata__")).ToDictionary(
            property => property.Name,
            property =>
            {
                JsonElement offsets = property.Value.GetProperty("data_offsets");
                return file[(data + offsets[0].GetInt32())..(data + offsets[1].GetInt32())];
            });
    }
}
