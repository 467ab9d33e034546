using System;

namespace NE.Reference;

/// <summary>The values of SAC (Haarnoja et al. 2018).</summary>
public sealed record SacSettings
{
    public double Discount { get; init; } = 0.99;

    public double Polyak { get; init; } = 0.005;

    /// <summary>α at the start; stays where <see cref="TemperatureAdam"/> is null.</summary>
    public double Temperature { get; init; } = 0.2;

    /// <summary>H̄, usually minus the length of an action.</summary>
    public double TargetEntropy { get; init; } = -1;

    public IOptimiser ActorOptimiser { get; init; } = new Adam(3e-4);

    public IOptimiser CriticOptimiser { get; init; } = new Adam(3e-4);

    public Adam? TemperatureAdam { get; init; } = new(3e-4);

    /// <summary>What all learning rates are multiplied by at update t, counted from 1.</summary>
    public Func<long, double> RateFactor { get; init; } = static _ => 1;

    /// <summary>Weight clipping factor κ, or null for none.</summary>
    public double? Kappa { get; init; }
}
