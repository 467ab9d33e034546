using System;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Runtime.Environments;
using NE.Runtime.Networks;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class ResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder straight = new();

    public ResumeTests() => Runs.Train(straight, TestExperiments.Define());

    public void Dispose()
    {
        folder.Dispose();
        straight.Dispose();
    }

    [Fact]
    public void Train_SameSeedTwice_GivesTheSameBytes()
    {
        Runs.Train(folder, TestExperiments.Define());

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Train_OtherSeed_GivesOtherBytes()
    {
        Runs.Train(folder, TestExperiments.Define(), seed: 2);

        File.ReadAllText(Path.Combine(folder.Run(seed: 2), "eval.csv"))
            .ShouldNotBe(File.ReadAllText(Path.Combine(straight.Run(), "eval.csv")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Resume_AfterFaultsAtRandomSteps_EndsInTheSameBytes(int seed)
    {
        RandomFaults faults = new(seed, longest: 900);
        faults.Train(folder, TestExperiments.Define(environment: () => new TestTask { BeforeStep = faults.BeforeStep }));

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Resume_WithActionsMappedToBounds_EndsInTheSameBytes()
    {
        ExperimentDefinition bounded = TestExperiments.Define() with { Task = TestTask.Spec with { Action = new ActionSpec([-0.5f, -1], [1, 0.7f]) } };
        using TemporaryFolder whole = new();
        Runs.Train(whole, bounded);
        foreach (long stop in (long[])[108, 333, 1_001])
        {
            Runs.Train(folder, bounded, stopAt: stop).ShouldBe(TrainingOutcome.Complete);
        }

        Runs.Train(folder, bounded).ShouldBe(TrainingOutcome.Complete);

        folder.Run().ShouldBeTheSameRunAs(whole.Run());
    }

    [Fact]
    public void Resume_BetweenTwoRoundsOfUpdates_EndsInTheSameBytes()
    {
        ExperimentDefinition rounds = TestExperiments.Define(settings: TestExperiments.Settings with { UpdateEvery = 7, UpdatesPerStep = 0.6 });
        using TemporaryFolder whole = new();
        Runs.Train(whole, rounds);
        foreach (long stop in (long[])[99, 101, 108, 333, 1_001])
        {
            Runs.Train(folder, rounds, stopAt: stop).ShouldBe(TrainingOutcome.Complete);
        }

        Runs.Train(folder, rounds).ShouldBe(TrainingOutcome.Complete);

        folder.Run().ShouldBeTheSameRunAs(whole.Run());
    }

    [Fact]
    public void Resume_AfterAStopBetweenCheckpoints_EndsInTheSameBytes()
    {
        foreach (long stop in (long[])[1, 333, 1_001, 1_250])
        {
            Runs.Train(folder, TestExperiments.Define(), stopAt: stop).ShouldBe(TrainingOutcome.Complete);
        }

        Runs.Train(folder, TestExperiments.Define()).ShouldBe(TrainingOutcome.Complete);

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Train_AskedToStop_SavesAndCanBeResumed()
    {
        using CancellationTokenSource stop = new();
        ExperimentDefinition stopping = TestExperiments.Define(learners: context => new TestLearners(context)
        {
            BeforeUpdate = update =>
            {
                if (update == 777)
                {
                    stop.Cancel();
                }
            },
        });
        using (Trainer trainer = new(new TrainerOptions { Trials = TrainerTrial.Of(stopping, 1), Root = folder.Path }))
        {
            trainer.Train(stop.Token).ShouldBe(TrainingOutcome.Stopped);
            trainer.Step.ShouldBe(877);
        }

        File.Exists(Path.Combine(folder.Run(), "done")).ShouldBeFalse();
        Path.GetFileName(TemporaryFolder.NewestCheckpoint(folder.Run())).ShouldBe("step-000000877.safetensors");
        Runs.Train(folder, TestExperiments.Define());
        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Train_AskedToStopDuringTheFirstEvaluation_EvaluatesOnceOverAll()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        using (Trainer trainer = new(new TrainerOptions { Trials = TrainerTrial.Of(TestExperiments.Define(), 1), Root = folder.Path }))
        {
            trainer.Train(stop.Token).ShouldBe(TrainingOutcome.Stopped);
            trainer.Step.ShouldBe(0);
        }

        Runs.Train(folder, TestExperiments.Define());

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Resume_NewestCheckpointDamaged_ResumesFromThePreviousOne()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        string newest = TemporaryFolder.NewestCheckpoint(folder.Run());
        byte[] bytes = File.ReadAllBytes(newest);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(newest, bytes);
        StringWriter output = new();

        Runs.Train(folder, TestExperiments.Define(), output: output);

        output.ToString().ShouldContain($"The checkpoint {newest} cannot be read: it is damaged (");
        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Resume_AllButTheOldestCheckpointTruncated_ResumesFromTheOldest()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_390);
        foreach (string file in Directory.GetFiles(Path.Combine(folder.Run(), "checkpoints"), "step-*").Order().TakeLast(3))
        {
            using FileStream stream = File.OpenWrite(file);
            stream.SetLength(stream.Length / 2);
        }

        Runs.Train(folder, TestExperiments.Define());

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Resume_AllCheckpointsDamaged_IsRefusedWithOneSentence()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        foreach (string file in Directory.GetFiles(Path.Combine(folder.Run(), "checkpoints"), "step-*"))
        {
            File.WriteAllText(file, "not a checkpoint at all, but long enough for a length");
        }

        string[] before = Directory.GetFiles(folder.Run(), "*", SearchOption.AllDirectories);
        Should.Throw<CheckpointException>(() => Runs.Train(folder, TestExperiments.Define()))
            .Message.ShouldMatch(@"^None of the \d checkpoints in .* can be read; start a new run with --force\.$");
        Directory.GetFiles(folder.Run(), "*", SearchOption.AllDirectories).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public void Resume_DamagedReplay_IsRefused()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        string replay = Path.Combine(folder.Run(), "replay.bin");
        byte[] bytes = File.ReadAllBytes(replay);
        bytes.AsSpan(4096).Fill(7);
        File.WriteAllBytes(replay, bytes);

        Should.Throw<CheckpointException>(() => Runs.Train(folder, TestExperiments.Define())).Message.ShouldContain("None of the");
    }

    [Fact]
    public void Resume_MissingReplay_IsRefused()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        File.Delete(Path.Combine(folder.Run(), "replay.bin"));

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message.ShouldContain("replay.bin is missing");
    }

    [Fact]
    public void Resume_OtherProgram_IsRefusedAndNamesTheLinesThatDiffer()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        ExperimentDefinition other = TestExperiments.Define(program: "p2", structure: "grow.every = 500\nbatch = 30\n");

        string message = Should.Throw<RunException>(() => Runs.Train(folder, other)).Message;

        message.ShouldContain("it has 'grow.every = 1000', this program 'grow.every = 500'; it has 'batch = 20', this program 'batch = 30';");
        Runs.Train(folder, TestExperiments.Define()).ShouldBe(TrainingOutcome.Complete);
        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Theory]
    [InlineData(4, 300, "task.observations = 4")]
    [InlineData(3, 350, "td3.replay-capacity = 350")]
    public void Resume_OtherRowsOfTheReplay_NamesWhatDiffersNotTheReplay(int observations, int capacity, string now)
    {
        const string Lines = "task.observations = 3\ntd3.replay-capacity = 300\n";
        string changed = $"task.observations = {observations}\ntd3.replay-capacity = {capacity}\n";
        Runs.Train(folder, TestExperiments.Define(structure: Lines), stopAt: 1_100);
        ExperimentDefinition other = TestExperiments.Define(
            settings: TestExperiments.Settings with { ReplayCapacity = capacity }, program: "p2", structure: changed) with
        {
            Task = TestTask.Spec with { Observation = new ObservationSpec(observations) },
        };

        string message = Should.Throw<RunException>(() => Runs.Train(folder, other)).Message;

        message.ShouldContain($"this program '{now}'");
        message.ShouldNotContain("replay.bin");
    }

    [Fact]
    public void Resume_ChangedRunValues_AreAllNamedAndLoggedWithTheStep()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        StringWriter output = new();

        Runs.Train(
            folder, TestExperiments.Define(settings: TestExperiments.Settings with { CheckpointEvery = 50, ExplorationNoise = 0.25 }), output: output);

        output.ToString().ShouldContain("now 'checkpoint.every = 50'");
        output.ToString().ShouldContain("now 'exploration-noise = 0.25'");
        string[] lines = File.ReadAllLines(Path.Combine(folder.Run(), "changes.jsonl"));
        lines.Length.ShouldBe(2);
        lines.ShouldContain("""{"step":1100,"before":"checkpoint.every = 200","now":"checkpoint.every = 50"}""");
    }

    [Fact]
    public void Resume_CheckpointsMoreOften_Continues()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        StringWriter output = new();

        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { CheckpointEvery = 50 }), output: output)
            .ShouldBe(TrainingOutcome.Complete);

        output.ToString().ShouldContain("it had 'checkpoint.every = 200', now 'checkpoint.every = 50'");
        File.ReadAllBytes(Path.Combine(folder.Run(), "eval.csv")).ShouldBe(File.ReadAllBytes(Path.Combine(straight.Run(), "eval.csv")));
    }

    [Fact]
    public void Resume_CheckpointsLessOften_IsRefusedNamingTheSettingAndKeepsTheRun()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        ExperimentDefinition rarer = TestExperiments.Define(settings: TestExperiments.Settings with { CheckpointEvery = 500 });

        Should.Throw<RunException>(() => Runs.Train(folder, rarer)).Message
            .ShouldMatch(@"^checkpoint\.every is now 500, but .*replay\.bin supports at most 200; declare at most that, "
                + @"or start over with --force\.$");
        Runs.Train(folder, TestExperiments.Define());
        folder.Run().ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Resume_LogCutShort_IsRefusedAsDamaged()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        string log = Path.Combine(folder.Run(), "metrics.jsonl");
        File.WriteAllText(log, "");

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message
            .ShouldBe($"{log} is shorter than when the checkpoint was made; restore the file, or start a new run with --force.");
    }

    [Theory]
    [InlineData("eval.csv", "\r\n")]
    [InlineData("metrics.jsonl", " \n")]
    public void Resume_LogSavedByAnotherProgram_IsRefusedAndLeftAsItIs(string name, string lineEnd)
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        string log = Path.Combine(folder.Run(), name);
        string changed = File.ReadAllText(log).Replace("\n", lineEnd);
        File.WriteAllText(log, changed);

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message
            .ShouldBe($"{log} was changed after the checkpoint was made (its lines no longer end where they did); "
                + "restore the file, or start a new run with --force.");
        File.ReadAllText(log).ShouldBe(changed);
    }

    [Fact]
    public void Resume_ReplayCutShort_IsRefusedAsDamaged()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        string replay = Path.Combine(folder.Run(), "replay.bin");
        using (FileStream stream = File.OpenWrite(replay))
        {
            stream.SetLength(stream.Length - 1);
        }

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message
            .ShouldBe($"The replay file {replay} is damaged or belongs to another experiment; start a new run with --force.");
    }

    [Fact]
    public void Resume_OtherSettings_SaysWhichAndContinues()
    {
        Runs.Train(folder, TestExperiments.Define(), stopAt: 1_100);
        StringWriter output = new();

        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { ActorLearningRate = 1e-3 }), output: output);

        output.ToString().ShouldContain("it had 'actor-learning-rate = 0.0003', now 'actor-learning-rate = 0.001'");
    }

    [Fact]
    public void Train_CompleteRun_DoesNothingUnlessForced()
    {
        StringWriter output = new();
        byte[] before = File.ReadAllBytes(TemporaryFolder.NewestCheckpoint(straight.Run()));

        Runs.Train(straight, TestExperiments.Define(), output: output).ShouldBe(TrainingOutcome.AlreadyComplete);

        output.ToString().ShouldContain("is complete at step 2000; --force starts it over.");
        Runs.Train(straight, TestExperiments.Define(), force: true).ShouldBe(TrainingOutcome.Complete);
        File.ReadAllBytes(TemporaryFolder.NewestCheckpoint(straight.Run())).ShouldBe(before);
    }

    [Fact]
    public void Train_LearnersInAGroup_GiveTheSameBytesAsAlone()
    {
        using (Trainer trainer = new(new TrainerOptions { Trials = TrainerTrial.Of(TestExperiments.Define(), 7, 1), Root = folder.Path }))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        }

        folder.Run(seed: 1).ShouldBeTheSameRunAs(straight.Run());
    }

    [Fact]
    public void Train_FolderHeldByAnotherRun_IsRefused()
    {
        using Trainer first = new(new TrainerOptions { Trials = TrainerTrial.Of(TestExperiments.Define(), 1), Root = folder.Path });

        Should.Throw<RunException>(() => Runs.Train(folder, TestExperiments.Define())).Message.ShouldContain("another process");
    }
}
