using System;
using NE.Dsl;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace Pendulum;

/// <summary>
/// A pendulum that hangs down is swung up and held upright, by a torque too weak to lift it at once: Gymnasium's Pendulum-v1. An episode
/// has 200 steps; a good one returns about -150, most of it lost while swinging up.
/// </summary>
[Task(Observations = 3, Actions = 1, ActionLimit = 2, StepLimit = 200)]
public sealed class SwingUp : IEnvironment
{
    private const double Gravity = 10, Mass = 1, Length = 1, TimeStep = 0.05, HighestSpeed = 8;

    // The angle is 0 when the pendulum stands upright.
    private double angle, speed;

    /// <inheritdoc/>
    public void Reset(ref RandomStream random, Span<float> observation)
    {
        angle = random.NextDouble(-Math.PI, Math.PI);
        speed = random.NextDouble(-1, 1);
        Observe(observation);
    }

    /// <inheritdoc/>
    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        double torque = Math.Clamp(action[0], -2f, 2f);
        double fromUpright = Math.IEEERemainder(angle, 2 * Math.PI);
        double cost = (fromUpright * fromUpright) + (0.1 * speed * speed) + (0.001 * torque * torque);

        speed += ((3 * Gravity / (2 * Length) * Math.Sin(angle)) + (3 / (Mass * Length * Length) * torque)) * TimeStep;
        speed = Math.Clamp(speed, -HighestSpeed, HighestSpeed);
        angle += speed * TimeStep;
        Observe(observation);
        return new StepResult(-cost, Terminated: false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private void Observe(Span<float> observation) =>
        (observation[0], observation[1], observation[2]) = ((float)Math.Cos(angle), (float)Math.Sin(angle), (float)speed);
}
