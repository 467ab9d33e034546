using System;
using NE.Dsl;
using NE.Runtime.Environments;

namespace NE.Trials;

/// <summary>A <see cref="Glider"/> whose reward is NaN from the 900th step of its life on.</summary>
[Task(Observations = 5, Actions = 2, ActionLimit = 0.5, StepLimit = 40)]
public sealed class PoisonedGlider : Glider
{
    private int steps;

    public override StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        StepResult result = base.Step(action, observation);
        return ++steps < 900 ? result : result with { Reward = double.NaN };
    }
}
