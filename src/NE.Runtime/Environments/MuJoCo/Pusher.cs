using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>Pusher-v4: push an object over a table to a goal with an arm of seven joints. The task never ends by itself; an episode is 100 steps.</summary>
public class Pusher : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.1;
    private const double NearnessWeight = 0.5;
    private const double VelocityNoise = 0.005;

    /// <summary>Smallest distance of object and goal at the start, in metres.</summary>
    private const double SmallestDistance = 0.17;

    private const int Joints = 7;

    // Bodies 10 to 12; three numbers per body.
    private const int Tips = 30;
    private const int Object = 33;
    private const int Goal = 36;

    /// <summary>Creates the task.</summary>
    public Pusher()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("Pusher-v4", new ObservationSpec(23), ActionSpec.Symmetric(7, 2f), StepLimit: 100);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        // Two joints start exactly on their limits: the least noise would switch a constraint.
        position.Clear();
        do
        {
            position[Joints] = random.NextDouble(-0.3, 0);
            position[Joints + 1] = random.NextDouble(-0.2, 0.2);
        }
        while (Math.Sqrt((position[Joints] * position[Joints]) + (position[Joints + 1] * position[Joints + 1])) <= SmallestDistance);

        AddUniform(ref random, velocity, VelocityNoise);
        velocity[Joints..].Clear();
    }

    // Both distances are those before the step, as the one before left them.
    /// <inheritdoc/>
    protected override double Progress() => Distance(Object, Goal) + (NearnessWeight * Distance(Object, Tips));

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => -before - (ControlCostWeight * SumOfSquares(action));

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos[..Joints].CopyTo(observation);
        Data.Qvel[..Joints].CopyTo(observation[Joints..]);
        Data.Xpos[Tips..].CopyTo(observation[(2 * Joints)..]);
    }

    private double Distance(int one, int other)
    {
        ReadOnlySpan<double> place = Data.Xpos;
        double x = place[one] - place[other], y = place[one + 1] - place[other + 1], z = place[one + 2] - place[other + 2];
        return Math.Sqrt((x * x) + (y * y) + (z * z));
    }
}
