using System;
using NE.Dsl;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Trials;

/// <summary>The glider with two observations more, so that a program made for it is another one.</summary>
[Task(Observations = 7, Actions = 2, ActionLimit = 0.5, StepLimit = 40)]
public sealed class WideGlider : IEnvironment
{
    private readonly Glider inner = new();

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        inner.Reset(ref random, observation[..5]);
        Widen(observation);
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        StepResult result = inner.Step(action, observation[..5]);
        Widen(observation);
        return result;
    }

    public void Dispose() => inner.Dispose();

    private static void Widen(Span<float> observation)
    {
        observation[5] = observation[0] * observation[0];
        observation[6] = observation[1] * observation[1];
    }
}
