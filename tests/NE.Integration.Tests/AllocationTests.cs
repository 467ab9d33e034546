using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>Steady state allocates nothing: no garbage, no collections, whatever the length of the run.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    public static TheoryData<string> Trials =>
    [
        "PlainTrial", "PaperTrial", "RecommendedTrial", "NormTrial", "OptionsTrial", "FullSizeTrial", "SoftTrial", "DecayedTrial", "MomentumTrial",
        "SoftReturnsTrial", "PerturbedTrial", "TurnoverTrial", "SilencedTrial", "TortoiseTrial", "OrthogonalTrial", "RmsTrial", "CReluTrial", "FourierTrial", "SphereTrial",
        "SpectralTrial", "ProjectedTrial", "RewiredTrial", "WithoutGradientTrial", "PrunedTrial", "UtilityTrial", "UtilityNormTrial",
        "SteadyTrial", "SteadyNormTrial", "TunedTrial", "TunedNormTrial", "AwakenedTrial", "AwakenedNormTrial",
        "OrderedTrial", "ReferenceTrial", "ReferenceSoftTrial", "FreshTrial", "FreshSoftTrial",
        "InjectedTrial", "InjectedGrowingTrial", "InjectedResidualTrial", "InjectedSoftTrial",
        "OwnTrial", "OwnSoftTrial", "OwnTermTrial", "OwnGrowthTrial", "OwnAgesTrial", "OwnAgesSoftTrial", "OwnTermSoftTrial",
    ];

    /// <summary>
    /// The same run twice: when the .NET runtime compiles a method, at a moment that depends on the load of the machine, it may allocate literals
    /// on this thread. That happens once; what a step itself allocates, it allocates in both runs.
    /// </summary>
    [Theory]
    [MemberData(nameof(Trials))]
    public void Steps_WithActingEnvironmentAndReplay_AllocateNothingBetweenEvents(string name)
    {
        Dictionary<int, long> first = AllocatingSteps(name), second = AllocatingSteps(name);
        second.Where(step => first.ContainsKey(step.Key)).ShouldBeEmpty();
    }

    [Fact]
    public void Trainer_BetweenReports_AllocatesNothingPerStep()
    {
        using var root = new TemporaryFolder();
        ExperimentDefinition plain = Trial.Find("PlainTrial");
        var environments = new List<MeteredEnvironment>();
        ExperimentDefinition metered = plain with
        {
            Settings = plain.Settings with
            {
                Steps = 3_000,
                CheckpointEvery = 1_000_000,
                EvaluateEvery = 1_000_000,
                MetricsEvery = 1_000_000,
            },
            CreateEnvironment = () =>
            {
                environments.Add(new MeteredEnvironment(plain.CreateEnvironment(), settle: 300));
                return environments[^1];
            },
        };
        using var trainer = new Trainer(new TrainerOptions { Trials = TrainerTrial.Of(metered, 1), Root = root.Path, Quiet = true });
        trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);

        // A record of the means every thousand updates is the only allocation left.
        (int counted, int allocating) = environments.MaxBy(environment => environment.Meter.Counted)!.Meter;
        counted.ShouldBeGreaterThan(2_000);
        allocating.ShouldBeLessThanOrEqualTo(3);
    }

    /// <summary>Bytes that steps between events allocated, by step.</summary>
    private static Dictionary<int, long> AllocatingSteps(string name)
    {
        using var trial = new Trial(name, seed: 3);
        using IEnvironment environment = trial.Definition.CreateEnvironment();
        TaskSpec task = trial.Definition.Task;
        float[] state = new float[task.Observations], next = new float[task.Observations], action = new float[task.Actions];
        Dictionary<int, long> allocating = [];
        int steps = name == "FullSizeTrial" ? 60 : 1_400;
        var stream = new RandomStream(3, RandomStreamId.EnvironmentReset, 0);
        environment.Reset(ref stream, state);
        for (int step = 0; step < steps; step++)
        {
            int events = trial.Log.Records.Count;
            long before = GC.GetAllocatedBytesForCurrentThread();
            trial.Group.Explore(state, action, step);
            StepResult result = environment.Step(action, next);
            trial.Replay.Add(state, action, (float)result.Reward, next, result.Terminated);
            next.CopyTo(state, 0);
            if (result.Terminated || step % task.StepLimit == 0)
                environment.Reset(ref stream, state);
            trial.Group.Update();
            long after = GC.GetAllocatedBytesForCurrentThread();

            // The first steps fill the probe batch; an event hands records to this test's own list.
            if (step > 20 && trial.Log.Records.Count == events && after != before)
                allocating.Add(step, after - before);
        }

        return allocating;
    }
}
