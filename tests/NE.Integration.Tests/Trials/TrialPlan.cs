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

    /// <summary>Whether norms subtract the mean and have biases; RMS normalisation does neither.</summary>
    public bool Centred { get; init; } = true;

    /// <summary>Whether the networks are residual: layers called Expand and Contract are those of blocks, and the output layer has a norm before it.</summary>
    public bool Residual { get; init; }

    public int BatchSize { get; init; } = 48;

    public double ActionLimit { get; init; } = 0.5;

    public double? Kappa { get; init; } = 3;

    public bool ClipNewbornOnly { get; init; }

    /// <summary>Whether initial weights are scaled by the live inputs of their units.</summary>
    public bool Scaled { get; init; }

    /// <summary>n of the targets' returns.</summary>
    public int NStep { get; init; } = 1;

    /// <summary>Learning rate of the actor before its schedule.</summary>
    public double ActorRate { get; init; } = 3e-4;

    /// <summary>Learning rate of the critics before its schedule.</summary>
    public double CriticRate { get; init; } = 3e-4;

    /// <summary>The optimiser at a learning rate.</summary>
    public Func<double, IOptimiser> Optimiser { get; init; } = static rate => new Adam(rate);

    /// <summary>Multiplier of the learning rates at update t.</summary>
    public Func<long, double> RateFactor { get; init; } = static _ => 1;

    /// <summary>Null for networks that never change.</summary>
    public GrowthPlan? Growth { get; init; }

    /// <summary>Null for uniform batches always.</summary>
    public ReviewPlan? Review { get; init; }
}
