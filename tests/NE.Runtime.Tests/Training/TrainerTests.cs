using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class TrainerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_EpisodeCutByTheTimeLimit_IsStoredAsNotTerminal()
    {
        // A disc that cannot be left: every episode ends by the step limit of 20.
        HashSet<float> notDone = [];
        Runs.Train(folder, TestExperiments.Define(
            environment: () => new TestTask { Radius = 1e9 },
            learners: context => new TestLearners(context) { Sampled = batch => Collect(batch, notDone) }));

        notDone.ShouldBe([1f]);
        EpisodeLengths().ShouldAllBe(length => length == 20);
    }

    [Fact]
    public void Train_EpisodeEndedByTheTask_IsStoredAsTerminal()
    {
        HashSet<float> notDone = [];
        Runs.Train(folder, TestExperiments.Define(
            environment: () => new TestTask { Radius = 1.2 },
            learners: context => new TestLearners(context) { Sampled = batch => Collect(batch, notDone) }));

        notDone.ShouldBe([0f, 1f], ignoreOrder: true);
        EpisodeLengths().ShouldContain(length => length < 20);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public unsafe void Train_MarkingEpisodeEnds_RecordsThemByEitherRule(bool marks)
    {
        HashSet<(float NotDone, float Ended)> seen = [];
        Runs.Train(folder, TestExperiments.Define(
            environment: () => new TestTask { Radius = 1.2 },
            learners: context => new TestLearners(context) { BeforeUpdate = _ => seen.Add(Newest(context.Slots[0].Replay)) }) with
        { MarksEpisodeEnds = marks });

        // In the episode, cut by the step limit, ended by the task.
        seen.ShouldBe(marks ? [(1, 0), (1, 1), (0, 1)] : [(1, 0), (0, 0)], ignoreOrder: true);

        static (float NotDone, float Ended) Newest(ReplayBuffer replay)
        {
            float* row = replay.Row(replay.Count - 1);
            return (row[replay.Layout.NotDone.First], row[replay.Layout.EpisodeEnd.First]);
        }
    }

    [Fact]
    public void Train_EpisodeEnd_StoresTheLastObservationNotTheNextStart()
    {
        // A step moves the point by at most 0.15 along an axis; a reset moves it anywhere in the square.
        float largest = 0;
        Runs.Train(folder, TestExperiments.Define(learners: context => new TestLearners(context)
        {
            Sampled = batch =>
            {
                for (int sample = 0; sample < batch.Size; sample++)
                {
                    largest = Math.Max(largest, Math.Abs(batch.NextState[0, sample] - batch.State[0, sample]));
                }
            },
        }));

        largest.ShouldBeInRange(0.01f, 0.1501f);
    }

    [Fact]
    public void Train_WarmUp_MakesNoUpdateAndThenOnePerStep()
    {
        List<long> updates = [];
        Runs.Train(folder, TestExperiments.Define(learners: context => new TestLearners(context) { BeforeUpdate = updates.Add }), stopAt: 130);

        updates.ShouldBe(Enumerable.Range(1, 30).Select(update => (long)update));
    }

    [Theory]
    [InlineData(1, 3, "1:3 2:6 3:9 4:12 5:15 6:18 7:21")]
    [InlineData(1, 0.5, "2:1 4:2 6:3")]
    [InlineData(3, 2, "3:6 6:12")]
    [InlineData(2, 0.25, "4:1")]
    public void Train_ByAClock_MakesTheUpdatesBehindTheStepsTheyBelongTo(long every, double ratio, string expected)
    {
        // Transitions stored at each update, 100 of them from the warm-up, and the updates made by then.
        SortedDictionary<long, long> made = [];
        Runs.Train(
            folder,
            TestExperiments.Define(
                settings: TestExperiments.Settings with { UpdateEvery = every, UpdatesPerStep = ratio },
                learners: context => new TestLearners(context) { BeforeUpdate = update => made[context.Slots[0].Replay.Added - 100] = update }),
            stopAt: 107);

        string.Join(' ', made.Select(pair => $"{pair.Key}:{pair.Value}")).ShouldBe(expected);
    }

    [Fact]
    public void Train_ManyUpdatesBehindAStep_ReportsEachThatIsDue()
    {
        // 1,000 updates are reported, and the networks are diagnosed every 130 updates: all behind steps 101 and 102.
        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { UpdatesPerStep = 600 }), stopAt: 102);

        var records = File.ReadLines(Path.Combine(folder.Run(), "metrics.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(record => record.TryGetProperty("weights/norm/Policy", out _) || record.TryGetProperty("train/critic_loss", out _))
            .Select(record => (record.GetProperty("step").GetInt64(), record.GetProperty("update").GetInt64()));

        records.ShouldBe([(101, 130), (101, 260), (101, 390), (101, 520), (102, 650), (102, 780), (102, 910), (102, 1_000), (102, 1_040), (102, 1_170)]);
    }

    [Fact]
    public unsafe void Train_Actions_AreUniformInTheWarmUpAndThenWhatTheLearnerExplores()
    {
        float[][] actions = [];
        Runs.Train(
            folder,
            TestExperiments.Define(learners: context => new TestLearners(context)
            {
                BeforeUpdate = update => actions = update < 30 ? actions : [.. Enumerable.Range(0, 130).Select(step => Action(context, step))],
            }),
            stopAt: 130);

        for (int step = 0; step < 100; step++)
        {
            RandomStream random = new(1, RandomStreamId.WarmUpAction, (ulong)step);
            actions[step].ShouldBe([random.NextUniform(-0.5f, 0.5f), random.NextUniform(-0.5f, 0.5f)]);
        }

        // Recorded from a version in which the trainer added the noise itself.
        actions[100].ShouldBe([0.060476635f, 0.07572924f]);
        actions[101].ShouldBe([-0.042404734f, 0.032691173f]);
        actions[129].ShouldBe([-0.042526037f, 0.07366952f]);

        static float[] Action(LearnerContext context, int step) =>
            new ReadOnlySpan<float>(context.Slots[0].Replay.Row(step) + context.Slots[0].Replay.Layout.Action.First, 2).ToArray();
    }

    [Fact]
    public void Train_ActionsWithBoundsOfTheirOwn_AreStoredAsTheAgentsAndReachTheTaskMapped()
    {
        // The learner acts in ±0.5; the task wants [0, 4] and [-1, 0], so ±0.5 is 1 to 3 and -0.75 to -0.25, and the warm-up fills the
        // bounds.
        List<float[]> taken = [];
        List<(float Low, float High)> stored = [];
        ExperimentDefinition bounded = TestExperiments.Define(
            environment: () => new TestTask { Radius = 1e9, Stepped = action => taken.Add(action) },
            learners: context => new TestLearners(context) { Sampled = batch => stored.Add(Range(batch)) }) with
        {
            Task = TestTask.Spec with { Action = new ActionSpec([0, -1], [4, 0]) },
        };
        Runs.Train(folder, bounded, stopAt: 220);

        // Three evaluation episodes of 20 steps come before the warm-up, and three at the end.
        float[][] warmUp = [.. taken.Skip(60).Take(100)], explored = [.. taken.Skip(160).SkipLast(60)];
        explored.Length.ShouldBe(120);
        warmUp.ShouldAllBe(action => action[0] >= 0 && action[0] <= 4 && action[1] >= -1 && action[1] <= 0);
        warmUp.Max(action => action[0]).ShouldBeGreaterThan(3.9f);
        warmUp.Min(action => action[1]).ShouldBeLessThan(-0.97f);
        explored.ShouldAllBe(action => action[0] >= 1 && action[0] <= 3 && action[1] >= -0.75f && action[1] <= -0.25f);
        stored.Min(range => range.Low).ShouldBeInRange(-1, -0.95f);
        stored.Max(range => range.High).ShouldBeInRange(0.95f, 1);

        static (float Low, float High) Range(Batch batch)
        {
            IEnumerable<float> actions = Enumerable.Range(0, 2 * batch.Size).Select(i => batch.Action[i % 2, i / 2]);
            return (actions.Min(), actions.Max());
        }
    }

    [Fact]
    public void Train_Evaluations_StandAtZeroEveryPeriodAndTheEnd()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);

        string[][] rows = [.. File.ReadLines(Path.Combine(folder.Run(), "eval.csv")).Select(line => line.Split(','))];

        rows[0].ShouldBe(["step", "episode", "return", "length", "seed"]);
        rows.Skip(1).Select(row => (row[0], row[1], row[4])).ShouldBe(
            from step in new[] { "0", "250", "500", "750", "1000", "1100" } from episode in new[] { "0", "1", "2" } select (step, episode, "1"));
    }

    [Fact]
    public void Train_EvaluatingMoreOften_ChangesNoTrainingResult()
    {
        using TemporaryFolder often = new();
        Runs.Train(folder, TestExperiments.Define());
        Runs.Train(often, TestExperiments.Define(settings: TestExperiments.Settings with { EvaluateEvery = 10, EvaluationEpisodes = 1 }));

        Weights(often).ShouldBe(Weights(folder));
    }

    [Fact]
    public void Train_SameStartsInEveryEvaluation_GiveEqualReturnsForAnEqualPolicy()
    {
        // No update happens before step 5000, so the policy of all evaluations is the same.
        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { WarmUp = 5_000 }), stopAt: 750);

        string[] rows = [.. File.ReadLines(Path.Combine(folder.Run(), "eval.csv")).Skip(1)];

        rows.GroupBy(row => row.Split(',')[1]).ShouldAllBe(episode => episode.Select(row => row.Split(',')[2]).Distinct().Count() == 1);
        rows.Select(row => row.Split(',')[2]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void Train_EvaluationThatTheTaskEnds_WritesValuesMinusTheDiscountedReturnThatFollowed()
    {
        // Every state is valued at 100; with k steps left it is worth 1 + γ + ... + γ^(k-1).
        RunSettings settings = TestExperiments.Settings with { WarmUp = 5_000 };
        double[] worth = [.. Enumerable.Range(1, 5).Select(left => (1 - Math.Pow(settings.Discount, left)) / (1 - settings.Discount))];
        Runs.Train(folder, TestExperiments.Define(settings: settings, environment: () => new CountdownTask(5)), stopAt: 250);

        double[] bias = [.. Metric("eval/q_bias")];

        bias.Length.ShouldBe(2);
        bias.ShouldAllBe(value => Math.Abs(value - (100 - worth.Average())) < 1e-6);
    }

    [Fact]
    public void Train_EvaluationCutBeforeReturnsAreComplete_WritesNoValueBias()
    {
        // 20 steps are fewer than the 459 after which γ = 0.99 makes a reward negligible.
        Runs.Train(
            folder,
            TestExperiments.Define(settings: TestExperiments.Settings with { Discount = 0.99 }, environment: () => new TestTask { Radius = 1e9 }),
            stopAt: 250);

        Metric("eval/q_bias").ShouldBeEmpty();
        Metric("eval/worst_drop").First().ShouldBe(0);
    }

    [Fact]
    public void Train_StoppedEarly_KeepsTheDeclaredLengthForSchedules()
    {
        long end = 0;
        Runs.Train(folder, TestExperiments.Define(learners: context =>
        {
            end = context.Slots[0].Settings.GrowthEnd;
            return new TestLearners(context);
        }), stopAt: 300);

        end.ShouldBe(1_900);
    }

    [Fact]
    public void Train_Diverged_StopsWithOneSentenceAndKeepsTheGoodCheckpoints()
    {
        ExperimentDefinition diverging = TestExperiments.All.Single(experiment => experiment.Name == "Diverging");

        string message = Should.Throw<RunException>(() => Runs.Train(folder, diverging)).Message;

        message.ShouldStartWith("Value1 is not finite at update 700 (environment step 800): training diverged; the last good checkpoint is ");
        message.ShouldContain("step-000000750.safetensors");
        File.ReadAllText(Path.Combine(folder.Run("Diverging"), "failed")).ShouldBe(message + "\n");
        File.Exists(Path.Combine(folder.Run("Diverging"), "done")).ShouldBeFalse();
    }

    [Fact]
    public void Save_NumberThatIsNotFinite_IsNeverWritten()
    {
        ExperimentDefinition broken = TestExperiments.Define(learners: context => new BrokenLearners(context));

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message.ShouldStartWith("Value1.Q.weight is not finite");

        Directory.GetFiles(Path.Combine(folder.Run(), "checkpoints"), "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName).ShouldBe(["step-000000200.safetensors", "step-000000250.safetensors", "latest", "best"], ignoreOrder: true);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(1e300, "1E+300")]
    public void Train_RewardIsNoFiniteFloat_StopsWithOneSentenceThatNamesTheTaskAndTheValue(double reward, string value)
    {
        int steps = 0;
        ExperimentDefinition broken = TestExperiments.Define(environment: () => new FaultyTask(() => ++steps == 70 ? reward : 0));

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message.ShouldMatch(
            $@"^The task TestTask returned a reward of {Regex.Escape(value)}, which is not a finite float32, at step \d+ of episode \d+; fix the task\.$");
    }

    [Fact]
    public void Train_ResetReturnsNaN_StopsWithOneSentenceThatNamesTheTaskAndTheValue()
    {
        ExperimentDefinition broken = TestExperiments.Define(environment: () => new FaultyTask(static () => 0) { First = float.NaN });

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message.ShouldBe(
            "The task TestTask returned an observation with NaN at index 0, which is not a finite float32, at the start of episode 0; fix the task.");
    }

    [Fact]
    public void Train_TaskThrows_StopsWithOneSentenceThatNamesTheTaskAndTheStep()
    {
        int steps = 0;
        ExperimentDefinition broken = TestExperiments.Define(
            environment: () => new FaultyTask(() => ++steps == 70 ? throw new IOException("the track is flooded.") : 0));

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message
            .ShouldMatch(@"^The task TestTask failed at step \d+ of episode \d+ \(the track is flooded\); fix the task\.$");
    }

    [Fact]
    public void Train_SimulationFails_NamesTheStepAndTheLastGoodCheckpoint()
    {
        // The first evaluation makes steps of its own, so the fault is counted from the first update on.
        bool late = false;
        ExperimentDefinition broken = TestExperiments.Define(
            environment: () => new FaultyTask(() => late ? throw new MuJoCoException("MuJoCo raised a warning: huge value.") : 0),
            learners: context => new TestLearners(context) { BeforeUpdate = update => late = update >= 333 });

        string message = Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message;

        message.ShouldStartWith("MuJoCo raised a warning: huge value at step 434 of TestTask; the last good checkpoint is ");
        message.ShouldEndWith("step-000000400.safetensors.");
    }

    [Fact]
    public void Train_PolicyAnswersNaN_IsCalledDivergedBeforeTheTaskSeesIt()
    {
        ExperimentDefinition broken = TestExperiments.Define(
            learners: context => new TestLearners(context) { Acting = (update, actions) => actions[0] = update < 150 ? actions[0] : float.NaN });

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message
            .ShouldStartWith("Policy is not finite at update 150 (environment step 250): training diverged");
    }

    [Fact]
    public void Train_PolicyAnswersNaNInAnEvaluation_IsCalledDiverged()
    {
        ExperimentDefinition broken = TestExperiments.Define(
            learners: context => new TestLearners(context) { Acting = (_, actions) => actions[1] = float.NaN });

        Should.Throw<RunException>(() => Runs.Train(folder, broken)).Message
            .ShouldStartWith("Policy is not finite at update 0 (environment step 0): training diverged; there is no earlier checkpoint");
    }

    [Fact]
    public void Train_AfterARunWithoutACheckpoint_LeavesNothingOfIt()
    {
        ExperimentDefinition broken = TestExperiments.Define(
            program: "p0", environment: () => new FaultyTask(() => throw new InvalidOperationException("at once")));
        Should.Throw<RunException>(() => Runs.Train(folder, broken));

        Runs.Train(folder, TestExperiments.Define(), stopAt: 10);

        JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Run(), "run.json"))).RootElement.GetProperty("program").GetString().ShouldBe("p1");
        Directory.GetFiles(folder.Run(), "events.out.tfevents.*").ShouldHaveSingleItem();
    }

    [Fact]
    public void Train_Best_IsTheCheckpointOfTheBestEvaluation()
    {
        // No checkpoint is due before the end, and the policy becomes worse after half of the run.
        Runs.Train(folder, TestExperiments.Define(
            settings: TestExperiments.Settings with { CheckpointEvery = 3_000 },
            learners: context => new TestLearners(context)
            {
                Acting = (update, actions) => actions[0] = update < 1_000 ? actions[0] : 0.5f,
            }));

        long step = Evaluations().Where(point => point.Step > 0).MaxBy(point => point.Mean).Step;
        step.ShouldBeInRange(250, 1_000);
        Checkpoints().ShouldBe([$"step-{step:D9}", "step-000002000"]);
        File.ReadAllText(Path.Combine(folder.Run(), "checkpoints", "best")).ShouldBe($"step-{step:D9}.safetensors\n");
    }

    [Theory]
    [InlineData(130)]
    [InlineData(877)]
    public void Train_ToAStepThatIsNoMultiple_IsEvaluatedThereAndHasABest(long stop)
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: stop);

        (long Step, double Mean)[] evaluations = Evaluations();
        evaluations.Select(point => point.Step).ShouldBe([.. Enumerable.Range(0, (int)(stop / 250) + 1).Select(i => 250L * i), stop]);
        long best = evaluations.Where(point => point.Step > 0).MaxBy(point => point.Mean).Step;
        string name = File.ReadAllText(Path.Combine(folder.Run(), "checkpoints", "best")).Trim();
        name.ShouldBe($"step-{best:D9}.safetensors");
        File.Exists(Path.Combine(folder.Run(), "checkpoints", name)).ShouldBeTrue();
    }

    [Fact]
    public void Train_EndedBetweenEvaluationsAndContinued_LeavesTheBytesOfAnUninterruptedRun()
    {
        using TemporaryFolder straight = new();
        Runs.Train(straight, TestExperiments.Define());

        Runs.Train(folder, TestExperiments.Define(), stopAt: 130);
        Runs.Train(folder, TestExperiments.Define(), stopAt: 877);
        Runs.Train(folder, TestExperiments.Define());

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Train_EndedWithoutItsLastEvaluation_IsEvaluatedOnResume()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 877);
        byte[] whole = File.ReadAllBytes(Path.Combine(folder.Run(), "eval.csv"));

        // As if it had been killed between its last checkpoint and the end.
        File.Delete(Path.Combine(folder.Run(), "done"));
        Runs.Train(folder, TestExperiments.Define(), stopAt: 877);

        File.ReadAllBytes(Path.Combine(folder.Run(), "eval.csv")).ShouldBe(whole);
        File.Exists(Path.Combine(folder.Run(), "done")).ShouldBeTrue();
    }

    [Fact]
    public void Train_NoLongerThanItsWarmUp_SaysThatNothingIsLearned()
    {
        StringWriter output = new();

        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { WarmUp = 25_000 }), stopAt: 600, output: output);

        output.ToString().ShouldContain(
            "Learns nothing: the first 25,000 steps are warm-up, with random actions and no update, and this run ends at step 600; ");
    }

    [Fact]
    public void Train_StoppedBetweenCheckpoints_KeepsThreePlannedOnesBesideIt()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 877);
        Checkpoints().Except(Evaluated).ShouldBe(["step-000000400", "step-000000600", "step-000000800", "step-000000877"]);

        Runs.Train(folder, TestExperiments.Define(), stopAt: 900);
        Checkpoints().Except(Evaluated).ShouldBe(["step-000000400", "step-000000600", "step-000000800", "step-000000900"]);
    }

    [Fact]
    public void Train_UnwritableFolder_IsRefusedBeforeAnythingRuns()
    {
        string file = Path.Combine(folder.Path, "TestTask");
        File.WriteAllText(file, "in the way");

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message.ShouldContain("choose another folder "
            + "with --out");
        File.ReadAllText(file).ShouldBe("in the way");
    }

    [Fact]
    public void Train_Checkpoints_KeepTheLastThreeAndTheBest()
    {
        Runs.Train(folder, TestExperiments.Define());

        string[] files = [.. Directory.GetFiles(Path.Combine(folder.Run(), "checkpoints")).Select(file => Path.GetFileName(file)!)];
        string best = File.ReadAllText(Path.Combine(folder.Run(), "checkpoints", "best")).Trim();

        files.ShouldBe(
            new[] { "step-000001600.safetensors", "step-000001800.safetensors", "step-000002000.safetensors", "latest", "best", best }.Distinct(),
            ignoreOrder: true);
        File.ReadAllText(Path.Combine(folder.Run(), "checkpoints", "latest")).ShouldBe("step-000002000.safetensors\n");
    }

    [Fact]
    public void Train_Logs_HoldStepsAndNoClocks()
    {
        Runs.Train(folder, TestExperiments.Define());

        foreach (string line in File.ReadLines(Path.Combine(folder.Run(), "metrics.jsonl")))
        {
            JsonElement record = JsonDocument.Parse(line).RootElement;
            record.EnumerateObject().First().Name.ShouldBe("step");
            record.EnumerateObject().Select(property => property.Name.Split('/')[0])
                .ShouldBeSubsetOf(["step", "update", "train", "eval", "weights"]);
        }

        JsonElement first = JsonDocument.Parse(File.ReadLines(Path.Combine(folder.Run(), "topology.jsonl")).First()).RootElement;
        (first.GetProperty("step").GetInt64(), first.GetProperty("update").GetInt64(), first.GetProperty("layer").GetString())
            .ShouldBe((140, 40, "Policy.Hidden1"));
        File.ReadLines(Path.Combine(folder.Run(), "timing.jsonl")).ShouldNotBeEmpty();
        Directory.GetFiles(folder.Run(), "events.out.tfevents.*").ShouldHaveSingleItem();
        JsonElement record2 = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Run(), "run.json"))).RootElement;
        record2.GetProperty("settings").GetProperty("discount").GetDouble().ShouldBe(0.99);
        record2.GetProperty("program").GetString().ShouldBe("p1");
    }

    [Fact]
    public void Train_Record_HoldsDeclarationPlanAndGrowth()
    {
        Runs.Train(folder, TestExperiments.Define() with
        {
            Text = new("class Test;", "experiment: Test"),
            Growth = new([0, 2_000], [new("Policy.Hidden1", 40, [10, 20])]),
        });

        JsonElement record = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Run(), "run.json"))).RootElement;
        record.GetProperty("declaration").GetRawText().Where(letter => !char.IsWhiteSpace(letter)).ShouldBe("{\"csharp\":\"classTest;\",\"yaml\":\"experiment:Test\"}");
        record.GetProperty("plan").GetString().ShouldBe("the plan");
        JsonElement layer = record.GetProperty("growth").GetProperty("layers").EnumerateArray().ShouldHaveSingleItem();
        (layer.GetProperty("layer").GetString(), layer.GetProperty("positions").GetInt32()).ShouldBe(("Policy.Hidden1", 40));
        layer.GetProperty("live").EnumerateArray().Select(live => live.GetInt32()).ShouldBe([10, 20]);
        record.GetProperty("growth").GetProperty("steps").EnumerateArray().Select(step => step.GetInt32()).ShouldBe([0, 2_000]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void MetricsEvery_BelowOne_IsRefused(long every) =>
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { MetricsEvery = every }).Message.ShouldContain("at least 1");

    [Fact]
    public void Train_InSteadyState_AllocatesNothingPerStep()
    {
        // No episode end, evaluation, report or checkpoint happens in the window.
        List<long> allocated = [];
        RunSettings settings = TestExperiments.Settings with { EvaluateEvery = 100_000, CheckpointEvery = 100_000, MetricsEvery = 100_000 };
        ExperimentDefinition experiment = TestExperiments.Define(
            settings: settings,
            environment: () => new TestTask { Radius = 1e9 },
            learners: context => new TestLearners(context)
            {
                BeforeUpdate = update =>
                {
                    // Episodes are 20 steps and topology records come every 40 updates: 702 to 719 is free of both.
                    if (update is > 701 and < 719)
                    {
                        allocated.Add(GC.GetAllocatedBytesForCurrentThread());
                    }
                },
            });
        allocated.Capacity = 32;

        Runs.Train(folder, experiment, stopAt: 900);

        (allocated[^1] - allocated[0]).ShouldBe(0);
    }

    [Fact]
    public void Dispose_AfterTraining_DisposesEveryEnvironment()
    {
        List<TestTask> tasks = [];
        Runs.Train(folder, TestExperiments.Define(environment: () =>
        {
            tasks.Add(new TestTask());
            return tasks[^1];
        }), stopAt: 10);

        tasks.Count.ShouldBe(2);
        tasks.ShouldAllBe(task => task.Disposed);
    }

    private IEnumerable<string> Checkpoints() =>
        Directory.GetFiles(Path.Combine(folder.Run(), "checkpoints"), "step-*").Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    // Those that a run may keep because its best evaluation was made there.
    private static readonly string[] Evaluated = ["step-000000250", "step-000000500", "step-000000750"];

    private (long Step, double Mean)[] Evaluations() =>
    [
        .. File.ReadLines(Path.Combine(folder.Run(), "eval.csv")).Skip(1).Select(line => line.Split(','))
            .GroupBy(cells => long.Parse(cells[0]), cells => double.Parse(cells[2])).Select(group => (group.Key, group.Average())),
    ];

    private static void Collect(Batch batch, HashSet<float> notDone)
    {
        for (int sample = 0; sample < batch.Size; sample++)
        {
            notDone.Add(batch.NotDone[0, sample]);
        }
    }

    private static float[] Weights(TemporaryFolder folder)
    {
        float[] weights = new float[6];
        NE.Runtime.Training.Checkpoints.SafetensorsReader.ReadFile(TemporaryFolder.NewestCheckpoint(folder.Run())).Read("Policy.weight", weights);
        return weights;
    }

    private IEnumerable<int> EpisodeLengths() =>
        from line in File.ReadLines(Path.Combine(folder.Run(), "metrics.jsonl"))
        let record = JsonDocument.Parse(line).RootElement
        where record.TryGetProperty("train/length", out _)
        select record.GetProperty("train/length").GetInt32();

    private IEnumerable<double> Metric(string name) => File.ReadLines(Path.Combine(folder.Run(), "metrics.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(record => record.TryGetProperty(name, out _))
        .Select(record => record.GetProperty(name).GetDouble());
}
