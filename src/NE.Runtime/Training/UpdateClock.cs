using System;

namespace NE.Runtime.Training;

/// <summary>
/// Turns environment steps into updates (docs/algorithm.md, Notation and units). A function of the step alone, so a resumed run needs nothing
/// but its step.
/// </summary>
/// <param name="WarmUp">Environment steps with uniform actions and without updates, at least 0.</param>
/// <param name="UpdateEvery">Environment steps between two rounds of updates, at least 1.</param>
/// <param name="UpdatesPerStep">Updates per environment step after the warm-up (the replay ratio), above 0; below 1 for one in several steps.</param>
public readonly record struct UpdateClock(long WarmUp, long UpdateEvery, double UpdatesPerStep)
{
    /// <summary>Whether the action of an environment step is uniform.</summary>
    /// <param name="step">The environment step, from 0.</param>
    public bool WarmsUp(long step) => step < WarmUp;

    /// <summary>Updates made when so many environment steps are done: ⌊ratio · steps after the warm-up that belong to a whole round⌋.</summary>
    /// <param name="steps">Environment steps done.</param>
    public long Updates(long steps)
    {
        // The binary form of a ratio such as 0.29 lies below it and would lose an update; the decimal form is what was written.
        long after = Math.Max(0, steps - WarmUp);
        return (long)((decimal)UpdatesPerStep * (after - (after % UpdateEvery)));
    }

    /// <summary>Updates due behind an environment step.</summary>
    /// <param name="steps">Environment steps done, that one included; at least 1.</param>
    public long Due(long steps) => Updates(steps) - Updates(steps - 1);
}
