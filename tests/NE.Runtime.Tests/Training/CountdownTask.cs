using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training;

/// <summary>Pays 1 for each step and ends by itself after a fixed number of them.</summary>
internal sealed class CountdownTask(int steps) : IEnvironment
{
    private int left;

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        left = steps;
        observation.Clear();
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        left--;
        observation.Clear();
        return new StepResult(1, left == 0);
    }

    public void Dispose()
    {
    }
}
