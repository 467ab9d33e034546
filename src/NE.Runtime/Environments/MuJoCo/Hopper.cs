using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>Hopper-v4: hop forward on one leg. Ends when the torso is low or tilted, or any element of the state diverges.</summary>
public class Hopper : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.001;
    private const double AliveBonus = 1;
    private const double LowestTorso = 0.7;
    private const double LargestTilt = 0.2;
    private const double StateBound = 100;
    private const double VelocityClip = 10;
    private const double Noise = 0.005;

    /// <summary>Creates the task.</summary>
    public Hopper()
        : base(Spec, frameSkip: 4)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Hopper-v4", new ObservationSpec(11), ActionSpec.Symmetric(3, 1f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, Noise);
        AddUniform(ref random, velocity, Noise);
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        ((Data.Qpos[0] - before) / ControlStep) + AliveBonus - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override bool HasTerminated() =>
        !(Data.Qpos[1] > LowestTorso && Math.Abs(Data.Qpos[2]) < LargestTilt
            && AllWithin(Data.Qpos[2..], StateBound) && AllWithin(Data.Qvel, StateBound));

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[1..].CopyTo(observation);
        CopyClipped(Data.Qvel, observation[5..], VelocityClip);
    }
}
