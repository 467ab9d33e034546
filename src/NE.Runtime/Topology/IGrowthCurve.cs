namespace NE.Runtime.Topology;

/// <summary>
/// A user-defined time course of growth, named by <c>[GrowthCurve&lt;TCurve&gt;]</c>: a function of the run's progress
/// (docs/algorithm.md, User-defined methods).
/// </summary>
public interface IGrowthCurve
{
    /// <summary>Share of the total growth that is due.</summary>
    /// <param name="progress">Updates divided by the update at which growth ends, in (0, 1).</param>
    /// <returns>
    /// From 0 to 1. A layer then has the density ρ<sub>0</sub> + share · (ρ<sub>end</sub> − ρ<sub>0</sub>), or keeps its own if that is larger.
    /// Numbers outside [0, 1] count as the nearest, NaN as 0. At the end the share is 1, whatever the curve.
    /// </returns>
    static abstract double Share(double progress);
}
