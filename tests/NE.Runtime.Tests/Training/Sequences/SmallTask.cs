using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training.Sequences;

/// <summary>A vector that is pushed around. Its first value names the task; it may end by leaving a ball.</summary>
internal sealed class SmallTask(int index, TaskSpec spec) : IEnvironment
{
    private readonly double[] position = new double[spec.Observations - 1];

    /// <summary>Called at the start of every step, for faults.</summary>
    internal Action? BeforeStep { get; init; }

    /// <summary>Called with the action of every step.</summary>
    internal Action<int, float[]>? Stepped { get; init; }

    /// <summary>Distance at which the task ends.</summary>
    internal double Radius { get; init; } = double.PositiveInfinity;

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        foreach (ref double value in position.AsSpan())
        {
            value = random.NextDouble(-1, 1);
        }

        Observe(observation);
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        BeforeStep?.Invoke();
        Stepped?.Invoke(index, action.ToArray());
        double distance = 0;
        for (int i = 0; i < position.Length; i++)
        {
            position[i] += 0.3 * action[i % action.Length];
            distance += position[i] * position[i];
        }

        Observe(observation);
        return new StepResult(1 + index - Math.Sqrt(distance), Math.Sqrt(distance) > Radius);
    }

    public void Dispose()
    {
    }

    private void Observe(Span<float> observation)
    {
        observation[0] = 1 + index;
        for (int i = 0; i < position.Length; i++)
        {
            observation[1 + i] = (float)position[i];
        }
    }
}
