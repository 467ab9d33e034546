namespace NE.Runtime.Methods;

/// <summary>Options of a unit reset, apart from new incoming weights and zero outgoing weights.</summary>
public readonly record struct UnitResetRules
{
    /// <summary>Whether biases are drawn like weights; else they become 0, as in the published code of ReDo.</summary>
    public bool DrawsBias { get; init; }

    /// <summary>Whether moments of what changes become 0, and ages if the layer has them.</summary>
    public bool ForgetsMoments { get; init; }

    /// <summary>Whether the target network gets the new values at once; else it follows by Polyak averaging.</summary>
    public bool CopiesToTarget { get; init; }

    /// <summary>κ of weight clipping, which also bounds the new values; 0 for none.</summary>
    public float Kappa { get; init; }
}
