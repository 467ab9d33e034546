using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using NE.MuJoCo;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

/// <summary>Several runs in one trainer: each is identical to a single run, and a failing one does not stop the others.</summary>
public sealed class GroupTests : IDisposable
{
    private readonly TemporaryFolder together = new(), alone = new();

    public void Dispose()
    {
        together.Dispose();
        alone.Dispose();
    }

    [Fact]
    public void Train_RunsThatDifferInRunValues_GiveTheSameBytesAsAlone()
    {
        ExperimentDefinition[] variants =
        [
            TestExperiments.Define(),
            TestExperiments.Define("Loud", TestExperiments.Settings with { ExplorationNoise = 0.4 }),
            TestExperiments.Define("Short", TestExperiments.Settings with { Discount = 0.5 }),
        ];

        using (Trainer trainer = Open([.. variants.Select(variant => new TrainerTrial(variant, 5))]))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes.ShouldAllBe(outcome => outcome!.Outcome == TrainingOutcome.Complete);
        }

        foreach (ExperimentDefinition variant in variants)
        {
            Runs.Train(alone, variant, seed: 5);
            together.Run(variant.Name, 5).ShouldBeTheSameRunAs(alone.Run(variant.Name, 5));
        }
    }

    [Fact]
    public void Train_OneLearnerDiverges_DoesNotAffectTheOthers()
    {
        StringWriter errors = new();
        ExperimentDefinition diverging = TestExperiments.Define(learners: context => new FailingLearners(context, 700, context.Slots.Count / 2));

        using (Trainer trainer = Open(TrainerTrial.Of(diverging, 1, 2, 3, 4), errors))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes.Select(outcome => outcome!.Outcome).ShouldBe(
                [TrainingOutcome.Complete, TrainingOutcome.Complete, TrainingOutcome.Failed, TrainingOutcome.Complete]);
            trainer.Outcomes[2]!.Fault!.ShouldStartWith(
                "Value1 is not finite at update 700 (environment step 800): training diverged; the last good checkpoint is ");
        }

        errors.ToString().ShouldStartWith("Test  TestTask  seed 3: Value1 is not finite");
        File.ReadAllText(Path.Combine(together.Run(seed: 3), "failed")).ShouldStartWith("Value1 is not finite at update 700");
        File.Exists(Path.Combine(together.Run(seed: 2), "failed")).ShouldBeFalse();
        File.Exists(Path.Combine(together.Run(seed: 3), "done")).ShouldBeFalse();
        Path.GetFileName(TemporaryFolder.NewestCheckpoint(together.Run(seed: 3))).ShouldBe("step-000000600.safetensors");
        ShouldBeAsAlone(1, 2, 4);
    }

    [Fact]
    public void Train_AllLearnersDiverge_EndsAsFailed()
    {
        ExperimentDefinition diverging = TestExperiments.Define(
            learners: context => new FailingLearners(context, 300, [.. Enumerable.Range(0, context.Slots.Count)]));

        using Trainer trainer = Open(TrainerTrial.Of(diverging, 1, 2, 3));

        trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Failed);
        trainer.Step.ShouldBe(400);
        trainer.Outcomes.ShouldAllBe(outcome => outcome!.Fault!.Contains("update 300 (environment step 400)"));
    }

    [Fact]
    public void Train_PolicyOfOneReturnsNaN_DoesNotStopTheOthers()
    {
        // Three learners with two actions each: the fourth number is the second learner's.
        ExperimentDefinition broken = TestExperiments.Define(
            learners: context => new TestLearners(context) { Acting = (update, actions) => actions[3] = update < 150 ? actions[3] : float.NaN });

        using (Trainer trainer = Open(TrainerTrial.Of(broken, 1, 2, 3)))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes[1]!.Fault!.ShouldStartWith("Policy is not finite at update 150 (environment step 250)");
        }

        ShouldBeAsAlone(1, 3);
    }

    [Theory]
    [InlineData(false, "The task TestTask failed at step ")]
    [InlineData(true, "MuJoCo raised a warning: huge value at step 434 of TestTask; the last good checkpoint is ")]
    public void Train_TaskOfOneFails_DoesNotStopTheOthers(bool simulation, string sentence)
    {
        int made = 0;
        bool late = false;
        ExperimentDefinition broken = TestExperiments.Define(
            environment: () => made++ == 1
                ? new TestTask { BeforeStep = () => Fail(late, simulation) }
                : new TestTask(),
            learners: context => new TestLearners(context) { BeforeUpdate = update => late = update >= 333 });

        using (Trainer trainer = Open(TrainerTrial.Of(broken, 1, 2, 3)))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes[1]!.Fault!.ShouldStartWith(sentence);
        }

        ShouldBeAsAlone(1, 3);
    }

    [Fact]
    public void Train_RunFolderThatCannotBeUsed_DoesNotAffectTheOthers()
    {
        Directory.CreateDirectory(together.Run(seed: 2));
        using (FileStream held = new(Path.Combine(together.Run(seed: 2), "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        using (Trainer trainer = Open(TrainerTrial.Of(TestExperiments.Define(), 1, 2, 3)))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes[1]!.Fault!.ShouldContain("end the other process");
        }

        ShouldBeAsAlone(1, 3);
    }

    [Fact]
    public void Train_SomeAreCompleteBefore_TrainsTheOthers()
    {
        Runs.Train(together, TestExperiments.Define(), seed: 2);

        using (Trainer trainer = Open(TrainerTrial.Of(TestExperiments.Define(), 1, 2, 3)))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
            trainer.Outcomes.Select(outcome => outcome!.Outcome).ShouldBe(
                [TrainingOutcome.Complete, TrainingOutcome.AlreadyComplete, TrainingOutcome.Complete]);
        }

        ShouldBeAsAlone(1, 2, 3);
    }

    [Fact]
    public void Train_StoppedAndResumedInOtherCompany_GivesTheSameBytes()
    {
        using CancellationTokenSource stop = new();
        ExperimentDefinition stopping = TestExperiments.Define(learners: context => new TestLearners(context)
        {
            BeforeUpdate = update => Stop(stop, update == 777),
        });
        using (Trainer trainer = Open(TrainerTrial.Of(stopping, 1, 2, 3)))
        {
            trainer.Train(stop.Token).ShouldBe(TrainingOutcome.Stopped);
            trainer.Outcomes.ShouldAllBe(outcome => outcome!.Outcome == TrainingOutcome.Stopped);
        }

        foreach (uint[] company in (uint[][])[[2], [3, 1]])
        {
            using Trainer trainer = Open(TrainerTrial.Of(TestExperiments.Define(), company));
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        }

        ShouldBeAsAlone(1, 2, 3);
    }

    [Fact]
    public void Trainer_RunsThatCannotAdvanceTogether_NamesTheDifference()
    {
        TrainerTrial first = new(TestExperiments.Define(), 1);
        TrainerTrial[] others =
        [
            new(TestExperiments.Define(program: "p2"), 2),
            new(TestExperiments.Define(settings: TestExperiments.Settings with { BatchSize = 21 }), 2),
            new(TestExperiments.Define(settings: TestExperiments.Settings with { WarmUp = 101 }), 2),
            new(TestExperiments.Define(settings: TestExperiments.Settings with { UpdateEvery = 2 }), 2),
            new(TestExperiments.Define(settings: TestExperiments.Settings with { UpdatesPerStep = 2 }), 2),
        ];

        string[] sentences = [.. others.Select(other => Should.Throw<RunException>(() => Open([first, other])).Message)];

        sentences.ShouldBe(
        [
            "Test  TestTask  seed 1 and Test  TestTask  seed 2 cannot advance together: they differ in their program; train them one by one.",
            "Test  TestTask  seed 1 and Test  TestTask  seed 2 cannot advance together: they differ in batch-size; train them one by one.",
            "Test  TestTask  seed 1 and Test  TestTask  seed 2 cannot advance together: they differ in warm-up; train them one by one.",
            "Test  TestTask  seed 1 and Test  TestTask  seed 2 cannot advance together: they differ in update-every; train them one by one.",
            "Test  TestTask  seed 1 and Test  TestTask  seed 2 cannot advance together: they differ in updates-per-step; train them one by one.",
        ]);
    }

    [Fact]
    public void Trainer_OnADevice_CreatesTheLearnersOnItAndRecordsItsName()
    {
        StringWriter output = new();
        LearnerDevice device = new("Abacus (opencl:0.0)", (_, context) => new TestLearners(context));
        ExperimentDefinition never = TestExperiments.Define(learners: _ => throw new InvalidOperationException("the processor"));
        using (Trainer trainer = new(new TrainerOptions
        {
            Trials = TrainerTrial.Of(never, 1, 2),
            Root = together.Path,
            Device = device,
            StopAt = 300,
            Output = output,
        }))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        }

        output.ToString().ShouldStartWith("Test  TestTask  seed 1, 2  Abacus (opencl:0.0)\n");
        JsonDocument.Parse(File.ReadAllText(Path.Combine(together.Run(seed: 2), "run.json"))).RootElement
            .GetProperty("hardware").GetProperty("device").GetString().ShouldBe("Abacus (opencl:0.0)");
        File.ReadLines(Path.Combine(together.Run(seed: 2), "timing.jsonl")).ShouldNotBeEmpty();
    }

    private static void Stop(CancellationTokenSource stop, bool now)
    {
        if (now)
        {
            stop.Cancel();
        }
    }

    private static void Fail(bool now, bool simulation)
    {
        if (now)
        {
            throw simulation ? new MuJoCoException("MuJoCo raised a warning: "
                + "huge value.") : new InvalidOperationException("the track is flooded");
        }
    }

    private Trainer Open(IReadOnlyList<TrainerTrial> trials, TextWriter? errors = null) =>
        new(new TrainerOptions { Trials = trials, Root = together.Path, Errors = errors ?? TextWriter.Null });

    private void ShouldBeAsAlone(params uint[] seeds)
    {
        foreach (uint seed in seeds)
        {
            Runs.Train(alone, TestExperiments.Define(), seed);
            together.Run(seed: seed).ShouldBeTheSameRunAs(alone.Run(seed: seed));
        }
    }
}
