using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Runtime.Hosting;
using NE.Runtime.Hosting.Studies;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Hosting.Studies;

/// <summary>Trials of a study that advance together on a mock device, with hand-written learners.</summary>
public sealed class GroupTrainingTests : IDisposable
{
    private static readonly ExperimentDefinition Quiet = TestExperiments.Define();
    private static readonly ExperimentDefinition Loud =
        TestExperiments.Define("Loud", TestExperiments.Settings with { ExplorationNoise = 0.4 });
    private static readonly ExperimentDefinition Other = TestExperiments.Define("Other", program: "p2");

    private readonly TemporaryFolder together = new(), alone = new();
    private readonly ConcurrentBag<int> groups = [], completed = [];
    private readonly ConcurrentDictionary<int, string> failed = [];
    private int open;

    public void Dispose()
    {
        together.Dispose();
        alone.Dispose();
    }

    [Fact]
    public void Run_TrialsOfTwoPrograms_TrainsEachProgramInHalvesWithTheBytesOfSingleRuns()
    {
        IReadOnlyList<StudyTrial> trials = Study(3, Quiet, Loud, Other);

        Train(trials).ShouldBe(ExitCodes.Done);

        // Six trials share a program and make two halves; three are too few to be cut.
        groups.Order().ShouldBe([3, 3, 3]);
        completed.Order().ShouldBe(Enumerable.Range(0, 9));
        open.ShouldBe(0);
        ShouldBeAsAlone(trials);
    }

    [Fact]
    public void Run_MoreTrialsThanFit_TrainsEvenPartsOneAfterTheOther()
    {
        Train(Study(7, Quiet), fit: 3).ShouldBe(ExitCodes.Done);

        groups.Order().ShouldBe([2, 2, 3]);
    }

    [Fact]
    public void Run_WithALimit_HasNoLargerPart()
    {
        Train(Study(5, Quiet), learners: 2).ShouldBe(ExitCodes.Done);

        groups.Order().ShouldBe([1, 2, 2]);
    }

    [Fact]
    public void Run_TrialsAtDifferentSteps_CatchUpAndGoOnTogether()
    {
        IReadOnlyList<StudyTrial> trials = Study(3, Quiet);
        Runs.Train(together, Quiet, seed: 2, stopAt: 877);

        Train(trials).ShouldBe(ExitCodes.Done);

        // Two start, and at step 877 the third is with them.
        groups.Order().ShouldBe([2, 3]);
        completed.Order().ShouldBe([0, 1, 2]);
        ShouldBeAsAlone(trials);
    }

    [Fact]
    public void Run_OneDiverges_FailsWithoutTheOthersWithItsMessage()
    {
        IReadOnlyList<StudyTrial> trials = Study(3, Quiet);

        Train(trials, create: context => new FailingLearners(context, 500, 1)).ShouldBe(ExitCodes.Fault);

        failed.Keys.ShouldBe([1]);
        failed[1].ShouldStartWith("Value1 is not finite at update 500 (environment step 600): training diverged; the last good checkpoint is ");
        completed.Order().ShouldBe([0, 2]);
        ShouldBeAsAlone([trials[0], trials[2]]);
    }

    [Fact]
    public void Run_TheLastOfAGroupDiverges_FailsWithItsSentenceToo()
    {
        Train(Study(1, Quiet), create: context => new FailingLearners(context, 500, 0)).ShouldBe(ExitCodes.Fault);

        failed[0].ShouldStartWith("Value1 is not finite at update 500");
        completed.ShouldBeEmpty();
    }

    [Fact]
    public void Run_Stopped_SavesAndResumesToTheSameBytes()
    {
        IReadOnlyList<StudyTrial> trials = Study(4, Quiet);
        using CancellationTokenSource stop = new();
        Train(trials, create: context => new TestLearners(context)
        {
            BeforeUpdate = update =>
            {
                if (update == 700)
                {
                    stop.Cancel();
                }
            },
        }, stop: stop.Token).ShouldBe(ExitCodes.Stopped);
        completed.ShouldBeEmpty();

        Train(trials).ShouldBe(ExitCodes.Done);

        completed.Order().ShouldBe([0, 1, 2, 3]);
        ShouldBeAsAlone(trials);
    }

    [Fact]
    public void Run_WithForce_StartsCompleteTrialsOver()
    {
        IReadOnlyList<StudyTrial> trials = Study(2, Quiet);
        Runs.Train(together, Quiet, seed: 2);
        DateTime before = File.GetLastWriteTimeUtc(Path.Combine(together.Run(seed: 2), "done"));

        Train(trials, force: true).ShouldBe(ExitCodes.Done);

        groups.ShouldBe([2]);
        File.GetLastWriteTimeUtc(Path.Combine(together.Run(seed: 2), "done")).ShouldBeGreaterThan(before);
    }

    private static IReadOnlyList<StudyTrial> Study(int seeds, params ExperimentDefinition[] experiments) =>
        new StudyDefinition("Group", 1, seeds, [.. experiments.Select(experiment => new StudyRow(experiment, []))]).Trials();

    private int Train(
        IReadOnlyList<StudyTrial> trials,
        int fit = 100,
        int? learners = null,
        bool force = false,
        Func<LearnerContext, ILearnerGroup>? create = null,
        CancellationToken stop = default) => new GroupTraining(together.Path, () => Open(fit, create ?? (context => new TestLearners(context))))
        {
            Options = new TrainerOptions
            {
                Trials = [],
                Force = force,
                Observer = new TrainerObserver((_, _) => { }, (trial, sentence) => failed[trial] = sentence),
            },
            Learners = learners,
            Completed = trial => completed.Add(trial.Index),
        }.Run(trials, stop);

    private ChosenDevice Open(int fit, Func<LearnerContext, ILearnerGroup> create)
    {
        Interlocked.Increment(ref open);
        LearnerDevice device = new("Abacus", (_, context) =>
        {
            groups.Add(context.Slots.Count);
            return create(context);
        });
        return new ChosenDevice(device, (_, limit) => Math.Min(fit, limit), new Closing(() => Interlocked.Decrement(ref open)));
    }

    private void ShouldBeAsAlone(IEnumerable<StudyTrial> trials)
    {
        foreach (StudyTrial trial in trials)
        {
            Runs.Train(alone, trial.Row.Experiment, trial.Seed);
            together.Run(trial.Row.Experiment.Name, trial.Seed).ShouldBeTheSameRunAs(alone.Run(trial.Row.Experiment.Name, trial.Seed));
        }
    }

    private sealed class Closing(Action close) : IDisposable
    {
        public void Dispose() => close();
    }
}
