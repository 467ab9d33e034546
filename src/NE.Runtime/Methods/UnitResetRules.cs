namespace NE.Runtime.Methods;

/// <summary>Options of a unit reset. Redrawing incoming weights is not optional.</summary>
public readonly record struct UnitResetRules
{
    /// <summary>Whether biases are redrawn like weights; else they are set to 0, as in ReDo's published code.</summary>
    public bool DrawsBias { get; init; }

    /// <summary>Whether outgoing weights stay; else they become 0. Their moments are treated as if they changed.</summary>
    public bool KeepsOutgoing { get; init; }

    /// <summary>Whether moments of changed parameters are set to 0, and ages if the layer has them.</summary>
    public bool ForgetsMoments { get; init; }

    /// <summary>Whether the target network gets the new values at once; else it follows by Polyak averaging.</summary>
    public bool CopiesToTarget { get; init; }

    /// <summary>Bound of new incoming weights and biases, in units of the layer's own bound; 0 for that of its initialiser.</summary>
    public float Bound { get; init; }

    /// <summary>κ of weight clipping, which also bounds the new values; 0 for none.</summary>
    public float Kappa { get; init; }
}
