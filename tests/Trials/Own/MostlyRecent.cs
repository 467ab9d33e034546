using System;
using NE.Runtime.Replay;

namespace NE.Trials.Own;

/// <summary>Draws transitions with a probability that falls by a hundredth with each step of age.</summary>
public readonly struct MostlyRecent : IReplaySampler
{
    private const double Kept = 0.99;

    /// <inheritdoc/>
    public static double Age(double uniform, long count) => Math.Log(1 - (uniform * (1 - Math.Pow(Kept, count)))) / Math.Log(Kept);
}
