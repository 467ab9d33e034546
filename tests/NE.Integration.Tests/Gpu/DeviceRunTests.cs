using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Gpu;

/// <summary>Whole runs, environments and evaluations included: the files of a run do not tell where it was trained.</summary>
[Collection(nameof(DeviceCollection))]
public sealed class DeviceRunTests : IDisposable
{
    private const int Stop = 200, Half = 150;

    // The third shares the program of the first two and has a discount of its own.
    private static readonly TrainerTrial[] Runs =
    [
        new(Trial.Find("ShortTrial"), 3), new(Trial.Find("ShortTrial"), 4), new(Trial.Find("ShortSightedTrial"), 4),
    ];

    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [OpenClFact]
    public void Runs_OfAGroupOnADevice_WriteTheFilesOfRunsOnTheCpu()
    {
        Train("device", Stop, Runs, onDevice: true);
        TrainOneByOne("cpu", Stop);
        Compare("device", "cpu");
    }

    [OpenClTheory]
    [InlineData(1, 2)]
    [InlineData(4, 0.5)]
    public void Run_ByAClock_WritesTheFilesOfTheRunOnTheCpu(long updateEvery, double updatesPerStep)
    {
        ExperimentDefinition trial = Trial.Find("ShortTrial");
        RunSettings settings = trial.Settings with { UpdateEvery = updateEvery, UpdatesPerStep = updatesPerStep };
        TrainerTrial[] runs = [new(trial with { Settings = settings }, 3), new(trial with { Settings = settings }, 4)];
        Train("device", Stop, runs, onDevice: true);
        foreach (TrainerTrial run in runs)
            Train("cpu", Stop, [run], onDevice: false);

        Compare("device", "cpu", runs);
    }

    [OpenClFact]
    public void Runs_ThatDrawTheirActionsOnADevice_StoppedAndResumed_WriteTheFilesOfStraightRunsOnTheCpu()
    {
        TrainerTrial[] runs = [new(Trial.Find("ShortSoftTrial"), 3), new(Trial.Find("ShortSoftTrial"), 4)];
        Train("device", Half, runs, onDevice: true);
        Train("device", Stop, runs, onDevice: true);
        foreach (TrainerTrial run in runs)
            Train("cpu", Stop, [run], onDevice: false);

        Compare("device", "cpu", runs);
    }

    [OpenClFact]
    public void Runs_StoppedOnOneSideAndResumedOnTheOther_WriteTheFilesOfAStraightRun()
    {
        TrainOneByOne("straight", Stop);
        Train("to the cpu", Half, Runs, onDevice: true);
        TrainOneByOne("to the cpu", Stop);
        Compare("to the cpu", "straight");
        TrainOneByOne("to the device", Half);
        Train("to the device", Stop, Runs, onDevice: true);
        Compare("to the device", "straight");
    }

    private static string Folder(string under, TrainerTrial trial) => RunFiles.Folder(under, "Glider", trial.Experiment.Name, trial.Seed);

    private void TrainOneByOne(string name, long stop)
    {
        foreach (TrainerTrial trial in Runs)
            Train(name, stop, [trial], onDevice: false);
    }

    private void Train(string name, long stop, IReadOnlyList<TrainerTrial> trials, bool onDevice)
    {
        using ComputeDevice? device = onDevice ? OpenCl.Open() : null;
        using var trainer = new Trainer(new TrainerOptions
        {
            Trials = trials,
            Root = root.At(name),
            StopAt = stop,
            Quiet = true,
            Device = device is null
                ? null
                : new LearnerDevice("OpenCL", (experiment, context) => DeviceLearners.Create(experiment, context, device)),
        });
        trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
    }

    private void Compare(string name, string other) => Compare(name, other, Runs);

    private void Compare(string name, string other, IReadOnlyList<TrainerTrial> runs)
    {
        foreach (TrainerTrial trial in runs)
        {
            string folder = Folder(root.At(name), trial);
            RunFiles.Differences(folder, Folder(root.At(other), trial)).ShouldBeEmpty($"{trial.Experiment.Name}, seed {trial.Seed}");
            File.ReadLines(Path.Combine(folder, "topology.jsonl")).Count().ShouldBeGreaterThan(10);
            File.ReadLines(Path.Combine(folder, "eval.csv")).Count().ShouldBeGreaterThan(2);
        }
    }
}
