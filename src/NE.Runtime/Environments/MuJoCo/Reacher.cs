using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>
/// Reacher-v4: bring the tip of a two-link arm to a target on the table. The task never ends by itself; an episode is 50 steps.
/// </summary>
public class Reacher : MuJoCoEnvironment
{
    private const double PositionNoise = 0.1;
    private const double VelocityNoise = 0.005;

    /// <summary>Radius of the disc in which targets lie, in metres.</summary>
    private const double TargetRadius = 0.2;

    // Bodies 3 and 4, after the world and the two links; three numbers per body.
    private const int Fingertip = 9;
    private const int Target = 12;

    /// <summary>Creates the task.</summary>
    public Reacher()
        : base(Spec, frameSkip: 2)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Reacher-v4", new ObservationSpec(11), ActionSpec.Symmetric(2, 1f), StepLimit: 50);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        // All four coordinates draw noise although the target's are overwritten: the task's order of draws.
        AddUniform(ref random, position, PositionNoise);
        Span<double> target = position[2..];
        do
        {
            target[0] = random.NextDouble(-TargetRadius, TargetRadius);
            target[1] = random.NextDouble(-TargetRadius, TargetRadius);
        }
        while (Math.Sqrt((target[0] * target[0]) + (target[1] * target[1])) >= TargetRadius);

        AddUniform(ref random, velocity, VelocityNoise);
        velocity[2..].Clear();
    }

    // The distance penalised at a step is the one before it.
    /// <inheritdoc/>
    protected override double Progress()
    {
        ReadOnlySpan<double> place = Data.Xpos;
        double x = place[Fingertip] - place[Target];
        double y = place[Fingertip + 1] - place[Target + 1];
        double z = place[Fingertip + 2] - place[Target + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => -before - SumOfSquares(action);

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        ReadOnlySpan<double> position = Data.Qpos, velocity = Data.Qvel, place = Data.Xpos;
        observation[0] = Math.Cos(position[0]);
        observation[1] = Math.Cos(position[1]);
        observation[2] = Math.Sin(position[0]);
        observation[3] = Math.Sin(position[1]);
        position[2..].CopyTo(observation[4..]);
        velocity[..2].CopyTo(observation[6..]);
        for (int axis = 0; axis < 3; axis++)
        {
            observation[8 + axis] = place[Fingertip + axis] - place[Target + axis];
        }
    }
}
