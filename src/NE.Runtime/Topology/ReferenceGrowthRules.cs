namespace NE.Runtime.Topology;

/// <summary>Options of growth as in the reference code of the NE paper.</summary>
public readonly record struct ReferenceGrowthRules
{
    /// <summary>Share of a layer's gap that an event grows.</summary>
    public double Rate { get; init; }

    /// <summary>Density that the gap is measured to.</summary>
    public double Target { get; init; }

    /// <summary>Pruned connections per grown one.</summary>
    public double Pruned { get; init; }

    /// <summary>Share of weights equal to 0 at or below which connections are exchanged instead.</summary>
    public double Zeros { get; init; }

    /// <summary>Share of the live connections that an event exchanges, before its schedule.</summary>
    public double Exchanged { get; init; }
}
