using System;

namespace NE.Runtime.Replay;

/// <summary>
/// N-step returns: a sampled transition carries the discounted rewards of up to n steps of its episode and the state that follows them
/// (docs/algorithm.md, N-step returns).
/// </summary>
public readonly record struct NStepReturn
{
    /// <summary>Sets the number of steps and their discount.</summary>
    /// <param name="count">n, at least 1.</param>
    /// <param name="discount">γ per step.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count below 1.</exception>
    public NStepReturn(int count, float discount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        Discount = discount;
    }

    /// <summary>n, the largest number of steps.</summary>
    public int Count { get; }

    /// <summary>γ per step.</summary>
    public float Discount { get; }
}
