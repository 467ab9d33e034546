using System;

namespace NE.Runtime.Training;

/// <summary>
/// Maps environment steps to updates (docs/algorithm.md, Notation and units). A function of only the step, so a resumed run needs no other
/// state.
/// </summary>
/// <param name="WarmUp">Environment steps with uniform actions and without updates, at least 0.</param>
/// <param name="UpdateEvery">Environment steps between two rounds of updates, at least 1.</param>
/// <param name="UpdatesPerStep">
/// Updates per environment step after the warm-up (the replay ratio), above 0; below 1 for one in several steps.
/// </param>
/// <param name="StepsPerTask">Environment steps of a visit of one task of a sequence; 0 for one task.</param>
/// <param name="Tasks">Number of tasks of the sequence: as many visits begin with the warm-up. At least 1.</param>
/// <param name="RevisitWarmUp">Environment steps of the warm-up of all later visits, at least 0.</param>
public readonly record struct UpdateClock(
    long WarmUp, long UpdateEvery, double UpdatesPerStep, long StepsPerTask = 0, int Tasks = 1, long RevisitWarmUp = 0)
{
    /// <summary>The visit that an environment step belongs to, from 0; 0 for one task.</summary>
    /// <param name="step">The environment step, from 0.</param>
    public long Visit(long step) => StepsPerTask == 0 ? 0 : step / StepsPerTask;

    /// <summary>The environment step at which the warm-up ends that precedes or contains a step.</summary>
    /// <param name="step">The environment step, from 0.</param>
    public long WarmUpEnd(long step)
    {
        long visit = Visit(step);
        return (visit * StepsPerTask) + WarmUpOf(visit);
    }

    /// <summary>Whether the action of an environment step is uniform.</summary>
    /// <param name="step">The environment step, from 0.</param>
    public bool WarmsUp(long step) => step < WarmUpEnd(step);

    /// <summary>
    /// Number of updates after a number of environment steps: ⌊ratio · steps after the warm-up that belong to a whole round⌋; with a
    /// sequence of tasks, the sum of this over all visits.
    /// </summary>
    /// <param name="steps">Environment steps done.</param>
    public long Updates(long steps)
    {
        if (StepsPerTask == 0)
        {
            return UpdatesOf(steps, WarmUp);
        }

        long visit = Visit(steps);
        long first = Math.Min(visit, Tasks);
        return (first * UpdatesOf(StepsPerTask, WarmUp))
            + ((visit - first) * UpdatesOf(StepsPerTask, RevisitWarmUp))
            + UpdatesOf(steps % StepsPerTask, WarmUpOf(visit));
    }

    /// <summary>Number of updates due after an environment step.</summary>
    /// <param name="steps">Environment steps done, including that one; at least 1.</param>
    public long Due(long steps) => Updates(steps) - Updates(steps - 1);

    private long WarmUpOf(long visit) => visit < Tasks ? WarmUp : RevisitWarmUp;

    private long UpdatesOf(long steps, long warmUp)
    {
        // The binary value of a ratio such as 0.29 is below it and would lose an update; the decimal form is the declared one.
        long after = Math.Max(0, steps - warmUp);
        return (long)((decimal)UpdatesPerStep * (after - (after % UpdateEvery)));
    }
}
