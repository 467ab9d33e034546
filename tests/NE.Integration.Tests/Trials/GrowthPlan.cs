using System;
using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>What a trial declares about growth and pruning.</summary>
internal sealed record GrowthPlan
{
    public int Every { get; init; } = 40;

    public long End { get; init; } = 300;

    public bool Closed { get; init; }

    /// <summary>k of the open loop, or 0 for the automatic one.</summary>
    public double Rate { get; init; }

    /// <summary>Whether the open loop grows in proportion to what is live instead of the layer's size.</summary>
    public bool OfActive { get; init; }

    public bool ByGradient { get; init; } = true;

    public bool NewbornZero { get; init; }

    /// <summary>Largest value of a newborn, in units of 1/√inputs.</summary>
    public double NewbornBound { get; init; } = 1;

    /// <summary>w(t).</summary>
    public Func<double, double, double> Weight { get; init; } = (t, end) => GrowthSchedule.Cosine(t, end);

    public double UpperBound { get; init; } = 0.4;

    public bool AfterSaturation { get; init; }

    public bool WholeUnits { get; init; }

    public TopologyRules Rules { get; init; } = new();
}
