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
public readonly record struct UpdateClock(long WarmUp, long UpdateEvery, double UpdatesPerStep)
{
    /// <summary>Whether the action of an environment step is uniform.</summary>
    /// <param name="step">The environment step, from 0.</param>
    public bool WarmsUp(long step) => step < WarmUp;

    /// <summary>
    /// Number of updates after a number of environment steps: ⌊ratio · steps after the warm-up that belong to a whole round⌋.
    /// </summary>
    /// <param name="steps">Environment steps done.</param>
    public long Updates(long steps)
    {
        // The binary value of a ratio such as 0.29 is below it and would lose an update; the decimal form is the declared one.
        long after = Math.Max(0, steps - WarmUp);
        return (long)((decimal)UpdatesPerStep * (after - (after % UpdateEvery)));
    }

    /// <summary>Number of updates due after an environment step.</summary>
    /// <param name="steps">Environment steps done, including that one; at least 1.</param>
    public long Due(long steps) => Updates(steps) - Updates(steps - 1);
}
