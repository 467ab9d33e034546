using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training;

/// <summary>The test task with a reward of the test's making.</summary>
internal sealed class FaultyTask(Func<double> reward) : IEnvironment
{
    private readonly TestTask task = new();

    /// <summary>What stands first in the observation at the start of an episode; null for the test task's own.</summary>
    internal float? First { get; init; }

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        task.Reset(ref random, observation);
        observation[0] = First ?? observation[0];
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation) =>
        task.Step(action, observation) with { Reward = reward() };

    public void Dispose() => task.Dispose();
}
