using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>Swimmer-v4: swim forward in a viscous fluid by bending two joints. The task never ends by itself.</summary>
public class Swimmer : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.0001;
    private const double Noise = 0.1;

    /// <summary>Creates the task.</summary>
    public Swimmer()
        : base(Spec, frameSkip: 4)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Swimmer-v4", new ObservationSpec(8), ActionSpec.Symmetric(2, 1f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, Noise);
        AddUniform(ref random, velocity, Noise);
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        ((Data.Qpos[0] - before) / ControlStep) - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[2..].CopyTo(observation);
        Data.Qvel.CopyTo(observation[3..]);
    }
}
