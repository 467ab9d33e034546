namespace NE.Runtime.Methods;

/// <summary>Options of shrink and perturb.</summary>
public readonly record struct PerturbRules
{
    /// <summary>Whether biases are perturbed with drawn values like weights; else they only shrink.</summary>
    public bool DrawsBias { get; init; }

    /// <summary>Whether the target network is shrunk and perturbed with the same numbers; else it follows by Polyak averaging.</summary>
    public bool MovesTarget { get; init; }

    /// <summary>Whether moments are set to 0, and ages if the layer has them.</summary>
    public bool ForgetsMoments { get; init; }

    /// <summary>κ of weight clipping, which also bounds the new values; 0 for none.</summary>
    public float Kappa { get; init; }
}
