using NE.Dsl;

namespace NE.Runtime.Methods;

/// <summary>Numbers and choices of continual backprop.</summary>
public readonly record struct ContinualBackpropRules
{
    /// <summary>What makes a unit useful.</summary>
    public UnitUtility Utility { get; init; }

    /// <summary>ρ, the share of the mature units of a space that is replaced per update, in [0, 1].</summary>
    public double Rate { get; init; }

    /// <summary>m, the number of updates after which a unit is mature.</summary>
    public int Maturity { get; init; }

    /// <summary>η, decay of running means per update, in [0, 1).</summary>
    public double Decay { get; init; }

    /// <summary>Whether fractions of a unit add up over updates; else one unit is replaced with the probability of the fraction.</summary>
    public bool Accumulates { get; init; }

    /// <summary>Bound of new incoming weights, in units of 1/√inputs.</summary>
    public double Bound { get; init; }

    /// <summary>κ of weight clipping, which also bounds changed values; 0 for none.</summary>
    public float Kappa { get; init; }
}
