using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training;

/// <summary>The test task with a reward of the test's making.</summary>
internal sealed class FaultyTask(Func<double> reward) : IEnvironment
{
    private readonly TestTask task = new();

    public void Reset(ref RandomStream random, Span<float> observation) => task.Reset(ref random, observation);

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation) =>
        task.Step(action, observation) with { Reward = reward() };

    public void Dispose() => task.Dispose();
}
