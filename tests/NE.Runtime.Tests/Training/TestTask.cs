using System;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Tests.Training;

/// <summary>A point that is pushed around. It terminates on leaving a disc, so episodes end in both ways.</summary>
internal sealed class TestTask : IEnvironment
{
    internal static readonly TaskSpec Spec = new("TestTask", new ObservationSpec(3), ActionSpec.Symmetric(2, 0.5f), StepLimit: 20);

    private readonly double[] position = new double[2];

    /// <summary>Called at the start of every step, for faults.</summary>
    internal Action? BeforeStep { get; init; }

    /// <summary>Called with the action of every step.</summary>
    internal Action<float[]>? Stepped { get; init; }

    /// <summary>Distance at which the task ends.</summary>
    internal double Radius { get; init; } = 1.5;

    internal int Resets { get; private set; }

    internal bool Disposed { get; private set; }

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        Resets++;
        position[0] = random.NextDouble(-1, 1);
        position[1] = random.NextDouble(-1, 1);
        Observe(observation);
    }

    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        BeforeStep?.Invoke();
        Stepped?.Invoke(action.ToArray());
        position[0] += 0.3 * action[0];
        position[1] += 0.3 * action[1];
        Observe(observation);
        double distance = Math.Sqrt((position[0] * position[0]) + (position[1] * position[1]));
        return new StepResult(1 - distance, distance > Radius);
    }

    public void Dispose() => Disposed = true;

    private void Observe(Span<float> observation)
    {
        observation[0] = (float)position[0];
        observation[1] = (float)position[1];
        observation[2] = 1f;
    }
}
