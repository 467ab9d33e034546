using System;
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

/// <summary>Several trials on the CPU in one process.</summary>
public sealed class SerialTrainingTests : IDisposable
{
    private readonly TemporaryFolder together = new(), alone = new();
    private readonly List<int> completed = [];
    private readonly Dictionary<int, string> failed = [];

    public void Dispose()
    {
        together.Dispose();
        alone.Dispose();
    }

    [Fact]
    public void Run_OfSeveralTrials_TrainsEachToTheBytesOfSingleRuns()
    {
        IReadOnlyList<StudyTrial> trials = [.. Study(2, TestExperiments.Define()).Trials().Reverse()];

        Train(trials).ShouldBe(ExitCodes.Done);

        completed.ShouldBe([1, 0]);
        foreach (StudyTrial trial in trials)
        {
            Runs.Train(alone, trial.Row.Experiment, trial.Seed);
            together.Run(seed: trial.Seed).ShouldBeTheSameRunAs(alone.Run(seed: trial.Seed));
        }
    }

    [Fact]
    public void Run_OneDiverges_FailsWithoutTheOthersWithItsMessage()
    {
        ExperimentDefinition diverging = TestExperiments.All.Single(experiment => experiment.Name == "Diverging");

        Train(Study(1, diverging, TestExperiments.Define()).Trials()).ShouldBe(ExitCodes.Fault);

        completed.ShouldBe([1]);
        failed.Keys.ShouldBe([0]);
        failed[0].ShouldStartWith("Value1 is not finite at update 700");
    }

    [Fact]
    public void Run_AskedToStop_SavesAndStartsNoOther()
    {
        using CancellationTokenSource stop = new();
        ExperimentDefinition experiment = TestExperiments.Define(learners: context => new TestLearners(context)
        {
            BeforeUpdate = update =>
            {
                if (update == 700)
                {
                    stop.Cancel();
                }
            },
        });

        Train(Study(2, experiment).Trials(), stop.Token).ShouldBe(ExitCodes.Stopped);

        completed.ShouldBeEmpty();
        TemporaryFolder.NewestCheckpoint(together.Run(seed: 1)).ShouldEndWith("step-000000800.safetensors");
        Directory.Exists(together.Run(seed: 2)).ShouldBeFalse();
    }

    private static StudyDefinition Study(int seeds, params ExperimentDefinition[] experiments) =>
        new("Group", 1, seeds, [.. experiments.Select(experiment => new StudyRow(experiment, []))]);

    private int Train(IReadOnlyList<StudyTrial> trials, CancellationToken stop = default) => new SerialTraining
    {
        Options = new TrainerOptions
        {
            Trials = [.. trials.Select(trial =>
                new TrainerTrial(trial.Row.Experiment, trial.Seed, RunFolder.Under(together.Path, trial.Row.Experiment, trial.Seed)))],
            Observer = new TrainerObserver((_, _) => { }, (trial, sentence) => failed[trial] = sentence),
        },
        Completed = trial => completed.Add(trial.Index),
    }.Run(trials, stop);
}
