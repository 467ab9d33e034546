using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>InvertedDoublePendulum-v4: keep two poles upright, one on the other, by moving their cart. Ends when the tip is at 1 m or below.</summary>
public class InvertedDoublePendulum : MuJoCoEnvironment
{
    private const double AliveBonus = 10;
    private const double PositionNoise = 0.1;
    private const double VelocityNoise = 0.1;
    private const double LowestTip = 1;
    private const double Clip = 10;

    /// <summary>Creates the task.</summary>
    public InvertedDoublePendulum()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("InvertedDoublePendulum-v4", new ObservationSpec(11), ActionSpec.Symmetric(1, 1f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, PositionNoise);
        AddNormal(ref random, velocity, VelocityNoise);
    }

    // Weights of the task's definition. The tip is where the last evaluation within the step had it.
    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action)
    {
        double x = Data.SiteXpos[0], y = Data.SiteXpos[2], first = Data.Qvel[1], second = Data.Qvel[2];
        double distance = (0.01 * x * x) + ((y - 2) * (y - 2));
        return AliveBonus - distance - ((1e-3 * first * first) + (5e-3 * second * second));
    }

    /// <inheritdoc/>
    protected override bool HasTerminated() => !(Data.SiteXpos[2] > LowestTip);

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        ReadOnlySpan<double> position = Data.Qpos;
        observation[0] = position[0];
        for (int hinge = 1; hinge <= 2; hinge++)
        {
            observation[hinge] = Math.Sin(position[hinge]);
            observation[2 + hinge] = Math.Cos(position[hinge]);
        }

        CopyClipped(Data.Qvel, observation[5..], Clip);
        CopyClipped(Data.QfrcConstraint, observation[8..], Clip);
    }
}
