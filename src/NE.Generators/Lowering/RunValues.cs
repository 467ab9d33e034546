namespace NE.Generators.Lowering;

/// <summary>The numbers of a run that operations use.</summary>
internal static class RunValues
{
    /// <summary>γ.</summary>
    public static readonly RunValue Discount = new("discount", "float", "(float)settings.Discount", "γ, per environment step");

    /// <summary>τ of the target networks.</summary>
    public static readonly RunValue Tau = new("tau", "float", "(float)settings.Polyak", "τ, share of the online network per policy update");

    /// <summary>Standard deviation of the target noise.</summary>
    public static readonly RunValue TargetNoise =
        new("targetNoise", "float", "(float)(settings.TargetNoise * ActionLimit)", "standard deviation, in units of the action");

    /// <summary>Bound of the target noise.</summary>
    public static readonly RunValue TargetNoiseClip =
        new("targetNoiseClip", "float", "(float)(settings.TargetNoiseClip * ActionLimit)", "bound, in units of the action");

    /// <summary>κ.</summary>
    public static readonly RunValue Kappa = new("kappa", "float", "(float)settings.Kappa", "κ, bound of weights in units of 1/√inputs");

    /// <summary>ω.</summary>
    public static readonly RunValue UpperBound =
        new("upperBound", "double", "settings.UpperBound", "ω, pruned per grown connection at most");

    /// <summary>τ of dormancy.</summary>
    public static readonly RunValue DormantThreshold =
        new("dormantThreshold", "double", "settings.DormantThreshold", "neuron score at or below which a unit is dormant");

    /// <summary>Score above which a unit is activated.</summary>
    public static readonly RunValue ActiveThreshold =
        new("activeThreshold", "float", "(float)settings.ActiveThreshold", "neuron score above which a unit is activated");
}
