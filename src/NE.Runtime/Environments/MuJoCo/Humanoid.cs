using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>
/// Humanoid-v4: walk in the direction of x without falling. In addition to positions and velocities it observes inertias, velocities and
/// contact forces of all bodies; the world's rows are part of that and always zero.
/// </summary>
public class Humanoid : MuJoCoEnvironment
{
    private const double ForwardWeight = 1.25;
    private const double ControlCostWeight = 0.1;
    private const double AliveBonus = 5;
    private const double LowestTorso = 1.0;
    private const double HighestTorso = 2.0;
    private const double Noise = 0.01;

    /// <summary>Creates the task.</summary>
    public Humanoid()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Humanoid-v4", new ObservationSpec(376), ActionSpec.Symmetric(17, 0.4f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, Noise);
        AddUniform(ref random, velocity, Noise);
    }

    /// <inheritdoc/>
    protected override double Progress()
    {
        ReadOnlySpan<double> mass = Data.Model.BodyMass, centre = Data.Xipos;
        double weighted = 0, total = 0;
        for (int body = 0; body < mass.Length; body++)
        {
            weighted += mass[body] * centre[3 * body];
            total += mass[body];
        }

        return weighted / total;
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        (ForwardWeight * (Progress() - before) / ControlStep) + AliveBonus - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override bool HasTerminated() => !(Data.Qpos[2] is > LowestTorso and < HighestTorso);

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation) => HumanoidObservation.Write(Data, observation);
}
