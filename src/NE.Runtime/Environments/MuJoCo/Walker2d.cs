using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>Walker2d-v4: walk forward on two legs. Ends when the torso is too low, too high or tilted.</summary>
public class Walker2d : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.001;
    private const double AliveBonus = 1;
    private const double LowestTorso = 0.8;
    private const double HighestTorso = 2.0;
    private const double LargestTilt = 1.0;
    private const double VelocityClip = 10;
    private const double Noise = 0.005;

    /// <summary>Creates the task.</summary>
    public Walker2d()
        : base(Spec, frameSkip: 4)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Walker2d-v4", new ObservationSpec(17), ActionSpec.Symmetric(6, 1f), StepLimit: 1000);

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
        !(Data.Qpos[1] is > LowestTorso and < HighestTorso && Math.Abs(Data.Qpos[2]) < LargestTilt);

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[1..].CopyTo(observation);
        CopyClipped(Data.Qvel, observation[8..], VelocityClip);
    }
}
