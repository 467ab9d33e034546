using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training;

/// <summary>Gives reward 1 per step and terminates after a fixed number of steps.</summary>
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
