using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>
/// Ant-v4: run in the direction of x on four legs. Ends when the torso is too low or too high. Contact forces are not observed, as is the
/// default in v4.
/// </summary>
public class Ant : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.5;
    private const double AliveBonus = 1;
    private const double LowestTorso = 0.2;
    private const double HighestTorso = 1.0;
    private const double PositionNoise = 0.1;
    private const double VelocityNoise = 0.1;

    // Body 1, after the world; three numbers per body.
    private const int TorsoX = 3;

    /// <summary>Creates the task.</summary>
    public Ant()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Ant-v4", new ObservationSpec(27), ActionSpec.Symmetric(8, 1f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, PositionNoise);
        AddNormal(ref random, velocity, VelocityNoise);
    }

    /// <inheritdoc/>
    protected override double Progress() => Data.Xpos[TorsoX];

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        ((Data.Xpos[TorsoX] - before) / ControlStep) + AliveBonus - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override bool HasTerminated()
    {
        double height = Data.Qpos[2];
        return !(AllFinite(Data.Qpos) && AllFinite(Data.Qvel) && height is >= LowestTorso and <= HighestTorso);
    }

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[2..].CopyTo(observation);
        Data.Qvel.CopyTo(observation[13..]);
    }
}
