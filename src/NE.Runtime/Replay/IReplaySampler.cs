namespace NE.Runtime.Replay;

/// <summary>
/// A user-defined distribution over the ages of stored transitions, named by <c>[Sample&lt;TSampler&gt;]</c>: each transition of an update's batch
/// is drawn from it (docs/algorithm.md, User-defined methods).
/// </summary>
public interface IReplaySampler
{
    /// <summary>
    /// The age of a drawn transition: the inverse of the cumulative distribution. Called for each transition of a batch, possibly on several
    /// threads, so it has no state.
    /// </summary>
    /// <param name="uniform">A uniform random number in [0, 1), a function of seed, update and place in the batch.</param>
    /// <param name="count">Number of stored transitions, at least 1.</param>
    /// <returns>
    /// The age in transitions, rounded down: 0 is the newest, <paramref name="count"/> − 1 the oldest. A larger age counts as the oldest, a
    /// negative one or NaN as the newest. <c>uniform * count</c> samples uniformly.
    /// </returns>
    static abstract double Age(double uniform, long count);
}
