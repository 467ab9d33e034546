namespace NE.Runtime.Kernels;

/// <summary>
/// What surrounds an optimiser step: gradient terms before it, decoupled decay, clipping after it (docs/algorithm.md, Optimisers and
/// gradient terms). The default is a plain step. Weights that are not live stay exactly 0 under all of them.
/// </summary>
public readonly record struct StepTerms
{
    /// <summary>λ of L2 on weights, or on gains of a normalisation: g ← g + λ θ; 0 for none.</summary>
    public float L2 { get; init; }

    /// <summary>λ of L2 on biases.</summary>
    public float L2Biases { get; init; }

    /// <summary>λ of the pull of weights towards their initial values (L2-init): g ← g + λ (θ − θ0); 0 for none.</summary>
    public float Pull { get; init; }

    /// <summary>λ of the pull of biases towards their initial values.</summary>
    public float PullBiases { get; init; }

    /// <summary>lr · λ of decoupled decay of weights, or of gains (AdamW): θ ← (1 − lr λ) θ before the step; 0 for none.</summary>
    public double Decay { get; init; }

    /// <summary>lr · λ of decoupled decay of biases.</summary>
    public double DecayBiases { get; init; }

    /// <summary>
    /// κ: weights and biases are clipped to ±κ times the bound of their layer; 0 for none. Normalisations are never clipped.
    /// </summary>
    public float Kappa { get; init; }

    /// <summary>1 − lr λ, rounded once.</summary>
    internal float Kept => (float)(1 - Decay);

    /// <summary>1 − lr λ of biases.</summary>
    internal float KeptBiases => (float)(1 - DecayBiases);

    /// <summary>Whether parameters are pulled to their initial values.</summary>
    internal bool Pulls => Pull != 0 || PullBiases != 0;

    /// <summary>Whether there is any term other than clipping.</summary>
    internal bool Any => Pulls || L2 != 0 || L2Biases != 0 || Decay != 0 || DecayBiases != 0;
}
