using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>HalfCheetah-v4: run forward as fast as possible. The task never ends by itself.</summary>
public class HalfCheetah : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.1;
    private const double PositionNoise = 0.1;
    private const double VelocityNoise = 0.1;

    /// <summary>Creates the task.</summary>
    public HalfCheetah()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("HalfCheetah-v4", new ObservationSpec(17), ActionSpec.Symmetric(6, 1f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, PositionNoise);
        AddNormal(ref random, velocity, VelocityNoise);
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        ((Data.Qpos[0] - before) / ControlStep) - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[1..].CopyTo(observation);
        Data.Qvel.CopyTo(observation[8..]);
    }
}
