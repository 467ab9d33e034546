namespace NE.Runtime.Methods;

/// <summary>Numbers of self-normalised resets.</summary>
public readonly record struct SelfNormalisedRules
{
    /// <summary>Updates between two estimates of the thresholds, at least 1.</summary>
    public int Every { get; init; }

    /// <summary>p, the share of a unit's silences that are shorter than its threshold, in (0, 1).</summary>
    public double Quantile { get; init; }

    /// <summary>Threshold before the first estimate, in updates, at least 1.</summary>
    public int Start { get; init; }

    /// <summary>Largest threshold, in updates, at least 1.</summary>
    public int Most { get; init; }

    /// <summary>κ of weight clipping, which also bounds the new values; 0 for none.</summary>
    public float Kappa { get; init; }
}
