using System;

namespace NE.Runtime.Kernels;

/// <summary>
/// Multiplier of the learning rates at update t, starting at 1 at the first update (docs/algorithm.md, One update). Computed in double
/// precision and rounded once; it does not affect bias corrections.
/// </summary>
public static class RateSchedule
{
    /// <summary>1 − (1 − e)·p with p = (t − 1)/T: a straight line from 1 to e.</summary>
    /// <param name="update">t, from 1 on.</param>
    /// <param name="updates">T, the updates of the run; beyond them the factor stays at e.</param>
    /// <param name="end">e, at least 0.</param>
    public static float Linear(long update, long updates, double end) => (float)(1 - ((1 - end) * Progress(update, updates)));

    /// <summary>e + (1 − e)·(1 + cos(π p))/2 with p = (t − 1)/T: half a cosine from 1 to e.</summary>
    /// <param name="update">t, from 1 on.</param>
    /// <param name="updates">T, the updates of the run; beyond them the factor stays at e.</param>
    /// <param name="end">e, at least 0.</param>
    public static float Cosine(long update, long updates, double end) =>
        (float)(end + ((1 - end) * (1 + Math.Cos(Math.PI * Progress(update, updates))) / 2));

    /// <summary>d^⌊(t − 1)/n⌋: the rate falls after every n updates.</summary>
    /// <param name="update">t, from 1 on.</param>
    /// <param name="every">n, at least 1.</param>
    /// <param name="decay">d, above 0 and at most 1.</param>
    public static float Step(long update, long every, double decay) => (float)AdamStep.Power(decay, Math.Max(0, update - 1) / every);

    private static double Progress(long update, long updates) => update > updates ? 1 : Math.Max(0, update - 1) / (double)updates;
}
