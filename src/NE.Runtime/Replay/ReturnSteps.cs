using System;

namespace NE.Runtime.Replay;

/// <summary>
/// Returns over several steps: a sampled transition brings the discounted rewards of as many steps as its episode has, and the state behind
/// them (docs/algorithm.md, Returns over several steps).
/// </summary>
public readonly record struct ReturnSteps
{
    /// <summary>Says how many steps, and how they are discounted.</summary>
    /// <param name="count">n, at least 1.</param>
    /// <param name="discount">γ per step.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1.</exception>
    public ReturnSteps(int count, float discount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        Discount = discount;
    }

    /// <summary>n: steps at most.</summary>
    public int Count { get; }

    /// <summary>γ per step.</summary>
    public float Discount { get; }
}
