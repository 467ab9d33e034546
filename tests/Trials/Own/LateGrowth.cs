using System;
using NE.Runtime.Topology;

namespace NE.Trials.Own;

/// <summary>Growth in the second half of the time that it has.</summary>
public readonly struct LateGrowth : IGrowthCurve
{
    /// <inheritdoc/>
    public static double Share(double progress) => Math.Max(0, (2 * progress) - 1);
}
