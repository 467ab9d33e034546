using System;
using System.IO;
using System.Linq;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training.Sequences;

public sealed class SequenceResumeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder straight = new();

    public void Dispose()
    {
        folder.Dispose();
        straight.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resume_AfterAStopAtEveryStep_EndsInTheSameBytes(bool clear)
    {
        ExperimentDefinition experiment = Ending(clear);
        Runs.Train(straight, experiment);
        for (long stop = 1; stop < SequenceExperiment.Settings.Steps; stop++)
        {
            Runs.Train(folder, experiment, stopAt: stop).ShouldBe(TrainingOutcome.Complete);
        }

        Runs.Train(folder, experiment).ShouldBe(TrainingOutcome.Complete);

        folder.Run(3).ShouldBeTheSameRunAs(straight.Run(3));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 3)]
    [InlineData(true, 4)]
    [InlineData(true, 5)]
    [InlineData(true, 6)]
    public void Resume_AfterFaultsAtRandomSteps_EndsInTheSameBytes(bool clear, int seed)
    {
        Runs.Train(straight, Ending(clear));
        RandomFaults faults = new(seed, longest: 500);
        faults.Train(folder, SequenceExperiment.Define(
            Settings(clear), (index, spec) => new SmallTask(index, spec) { Radius = 2.2, BeforeStep = faults.BeforeStep }));

        folder.Run(3).ShouldBeTheSameRunAs(straight.Run(3));
    }

    [Theory]
    [InlineData(false, 155)]
    [InlineData(true, 155)]
    [InlineData(false, 150)]
    [InlineData(true, 150)]
    [InlineData(false, 163)]
    [InlineData(true, 163)]
    public void Resume_NewestCheckpointsDamaged_GoesBackAcrossTheSwitch(bool clear, long stop)
    {
        ExperimentDefinition experiment = Ending(clear);
        Runs.Train(straight, experiment);
        Runs.Train(folder, experiment, stopAt: stop);
        string[] files = [.. Directory.GetFiles(Path.Combine(folder.Run(3), "checkpoints"), "step-*").Order()];
        foreach (string file in files.TakeLast(2))
        {
            File.WriteAllText(file, "not a checkpoint at all, but long enough for a length");
        }

        Runs.Train(folder, experiment).ShouldBe(TrainingOutcome.Complete);

        folder.Run(3).ShouldBeTheSameRunAs(straight.Run(3));
    }

    [Fact]
    public void Resume_OtherVisits_IsRefused()
    {
        Runs.Train(folder, Ending(clear: false), stopAt: 60);
        TestSettings settings = SequenceExperiment.Settings;

        Should.Throw<RunException>(() => Runs.Train(folder, SequenceExperiment.Define(settings with { StepsPerTask = 60 })))
            .Message.ShouldContain("sequence.steps-per-task = 50 and sequence.clear-replay = 0, not 60 and 0");
        Should.Throw<RunException>(() => Runs.Train(folder, SequenceExperiment.Define(settings with { ClearReplay = true })))
            .Message.ShouldContain("not 50 and 1");
        StringWriter output = new();
        Runs.Train(folder, SequenceExperiment.Define(settings with { RevisitWarmUp = 7 }), output: output);
        output.ToString().ShouldContain("it had 'sequence.revisit-warm-up = 4', now 'sequence.revisit-warm-up = 7'");
    }

    [Fact]
    public void Resume_MissingReplayOfAnotherTask_IsRefused()
    {
        Runs.Train(folder, Ending(clear: false), stopAt: 60);
        File.Delete(Path.Combine(folder.Run(3), "replay-0.bin"));

        Should.Throw<RunException>(() => Runs.Train(folder, Ending(clear: false))).Message.ShouldContain("replay-0.bin is missing");
    }

    [Fact]
    public void FinishedRun_OfOtherVisits_IsAnotherRun()
    {
        Runs.Train(folder, Ending(clear: false));
        FinishedRun.IsComplete(folder.Run(3), Ending(clear: false), 1).ShouldBeTrue();

        Should.Throw<RunException>(() => FinishedRun.IsComplete(
            folder.Run(3), SequenceExperiment.Define(SequenceExperiment.Settings with { StepsPerTask = 60 }), 1))
            .Message.ShouldContain("it had sequence.steps-per-task = 50, now 60");
    }

    private static TestSettings Settings(bool clear) => SequenceExperiment.Settings with { ClearReplay = clear, EvaluateTasksEvery = 40 };

    private static ExperimentDefinition Ending(bool clear) =>
        SequenceExperiment.Define(Settings(clear), static (index, spec) => new SmallTask(index, spec) { Radius = 2.2 });
}
