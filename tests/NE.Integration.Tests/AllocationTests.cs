using System;
using NE.Integration.Tests.Trials;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>Steady state allocates nothing: no garbage, no collections, whatever the length of the run.</summary>
[Collection(nameof(Alone))]
public class AllocationTests
{
    public static TheoryData<string> Trials => ["PlainTrial", "PaperTrial", "RecommendedTrial", "NormTrial", "OptionsTrial", "FullSizeTrial"];

    [Theory]
    [MemberData(nameof(Trials))]
    public void Steps_WithActingEnvironmentAndReplay_AllocateNothingBetweenEvents(string name)
    {
        using var trial = new Trial(name, seed: 3);
        using IEnvironment environment = trial.Definition.CreateEnvironment();
        TaskSpec task = trial.Definition.Task;
        float[] state = new float[task.Observations], next = new float[task.Observations], action = new float[task.Actions];
        long allocated = 0;
        int steps = name == "FullSizeTrial" ? 60 : 1_400;
        var stream = new RandomStream(3, RandomStreamId.EnvironmentReset, 0);
        environment.Reset(ref stream, state);
        for (int step = 0; step < steps; step++)
        {
            int events = trial.Log.Records.Count;
            long before = GC.GetAllocatedBytesForCurrentThread();
            trial.Group.Act(state, action);
            StepResult result = environment.Step(action, next);
            trial.Replay.Add(state, action, (float)result.Reward, next, result.Terminated);
            next.CopyTo(state, 0);
            if (result.Terminated || step % task.StepLimit == 0)
                environment.Reset(ref stream, state);
            trial.Group.Update();
            long after = GC.GetAllocatedBytesForCurrentThread();

            // The first steps fill the probe batch and let the runtime settle; an event hands records to this test's own list.
            if (step > 20 && trial.Log.Records.Count == events)
                allocated += after - before;
        }

        allocated.ShouldBe(0);
    }
}
