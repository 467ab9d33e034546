using System;
using NE.Dsl;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Trials;

/// <summary>
/// A body on a plane, pushed by two thrusters, that should hover at the origin. It is deterministic, ends when it leaves a circle, and its
/// actions are not in ±1, so that every scale by the action limit matters.
/// </summary>
[Task(Observations = 5, Actions = 2, ActionLimit = 0.5, StepLimit = 40)]
public class Glider : IEnvironment
{
    private const double Edge = 1.5;
    private double x, y, speedX, speedY, phase;

    public void Reset(ref RandomStream random, Span<float> observation)
    {
        x = random.NextDouble(-1, 1);
        y = random.NextDouble(-1, 1);
        speedX = random.NextDouble(-0.2, 0.2);
        speedY = random.NextDouble(-0.2, 0.2);
        phase = 0;
        Observe(observation);
    }

    public virtual StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        phase += 0.15;
        speedX = (0.95 * speedX) + (0.3 * action[0]);
        speedY = (0.95 * speedY) + (0.3 * action[1]) + (0.02 * Math.Sin(phase));
        x += 0.2 * speedX;
        y += 0.2 * speedY;
        Observe(observation);
        double distance = (x * x) + (y * y);
        double effort = (action[0] * action[0]) + (action[1] * action[1]);
        return new StepResult(1 - distance - (0.1 * effort), distance > Edge * Edge);
    }

    public void Dispose() => GC.SuppressFinalize(this);

    private void Observe(Span<float> observation)
    {
        observation[0] = (float)x;
        observation[1] = (float)y;
        observation[2] = (float)speedX;
        observation[3] = (float)speedY;
        observation[4] = (float)Math.Sin(phase);
    }
}
