using System;
using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>
/// What a trial declares, written a second time by hand, so that the reference owes nothing to the generator. Values that all trials share
/// stand as defaults.
/// </summary>
internal sealed record TrialPlan(string Name, string[] ActorLayers, string[] CriticLayers, ActivationKind[] Actor, ActivationKind[] Critic)
{
    public int Critics { get; init; } = 2;

    public double? NormEpsilon { get; init; }

    public int BatchSize { get; init; } = 48;

    public double ActionLimit { get; init; } = 0.5;

    public double? Kappa { get; init; } = 3;

    public bool ClipNewbornOnly { get; init; }

    /// <summary>Multiplier of the learning rates at update t.</summary>
    public Func<long, double> RateFactor { get; init; } = static _ => 1;

    /// <summary>Null for networks that never change.</summary>
    public GrowthPlan? Growth { get; init; }

    /// <summary>Null for uniform batches always.</summary>
    public ReviewPlan? Review { get; init; }
}
