using System;

namespace NE.Reference;

/// <summary>The values of TD3 (Fujimoto et al. 2018). Noise is in units of the action limit.</summary>
public sealed record Td3Settings
{
    public double ActionLimit { get; init; } = 1;

    public double Discount { get; init; } = 0.99;

    public double Polyak { get; init; } = 0.005;

    public double TargetNoise { get; init; } = 0.2;

    public double TargetNoiseClip { get; init; } = 0.5;

    public int PolicyDelay { get; init; } = 2;

    public IOptimiser ActorOptimiser { get; init; } = new Adam(3e-4);

    public IOptimiser CriticOptimiser { get; init; } = new Adam(3e-4);

    /// <summary>Multiplier of both learning rates at update t, counted from 1.</summary>
    public Func<long, double> RateFactor { get; init; } = static _ => 1;

    /// <summary>Weight clipping factor κ, or null for none.</summary>
    public double? Kappa { get; init; }

    /// <summary>Clips only inputs, bias and outputs of units that came alive at an event, instead of all weights.</summary>
    public bool ClipNewbornOnly { get; init; }
}
