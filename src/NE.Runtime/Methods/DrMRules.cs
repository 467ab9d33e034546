namespace NE.Runtime.Methods;

/// <summary>Options of DrM.</summary>
public readonly record struct DrMRules
{
    /// <summary>Share of its layer's mean below which a unit is dormant.</summary>
    public double Threshold { get; init; }

    /// <summary>Lost share of old values per dormant share.</summary>
    public double Rate { get; init; }

    /// <summary>The least share of old values that remains.</summary>
    public double Least { get; init; }

    /// <summary>The largest share of old values that remains.</summary>
    public double Most { get; init; }

    /// <summary>Whether a perturbation clears moments, and ages if there are any.</summary>
    public bool ForgetsMoments { get; init; }

    /// <summary>Updates over which noise falls from 1 to that of the algorithm.</summary>
    public long Calm { get; init; }
}
