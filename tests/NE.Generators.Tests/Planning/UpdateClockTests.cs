using System;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Planning;

public class UpdateClockTests
{
    [Fact]
    public void Updates_AtAnyStep_AreThoseOfTheRuntime()
    {
        var random = new Random(5);
        for (int i = 0; i < 2_000; i++)
        {
            long warmUp = random.Next(100), every = random.Next(1, 30), steps = random.NextInt64(0, 100_000_000);
            double ratio = random.Next(1, 500) / 100.0;
            new UpdateClock(warmUp, every, ratio).Updates(steps)
                .ShouldBe(new NE.Runtime.Training.UpdateClock(warmUp, every, ratio).Updates(steps), $"{warmUp} {every} {ratio} {steps}");
        }
    }

    [Fact]
    public void GrowthEnd_WithAReplayRatio_IsTheLastUpdateOfTheRun()
    {
        Declaration declaration = Cases.Of("Recommended");
        Declaration doubled = declaration.With(("Td3.WarmUp", 1_000), ("Td3.UpdateEvery", 3), ("Td3.UpdatesPerStep", 2));
        long learnt = declaration.Experiment.Steps - 1_000;
        Planner.Plan(doubled)!.GrowthEnd.ShouldBe(2 * (learnt - (learnt % 3)));
    }
}
