namespace NE.Runtime.Kernels;

/// <summary>The factors of one step of UPGD, after its gradients were gated.</summary>
public readonly struct UpgdStep
{
    /// <summary>lr.</summary>
    public float Rate { get; private init; }

    /// <summary>lr · λ of decoupled decay.</summary>
    public double Decay { get; private init; }

    /// <summary>
    /// The step as factors of Adam's pass: the first moment becomes the gated gradient, the second, which holds the utility, stays, and the
    /// denominator is exactly 1.
    /// </summary>
    public AdamStep Factors => AdamStep.KeepingSecondMoment(Rate);

    /// <summary>The same step with its rate scaled by a schedule.</summary>
    /// <param name="factor">Multiplier of the rate; 1 leaves the result bit-identical.</param>
    public UpgdStep Scaled(float factor) => new() { Rate = Rate * factor, Decay = Decay * factor };

    /// <summary>The factors of a step.</summary>
    /// <param name="learningRate">lr.</param>
    /// <param name="decay">λ, 0 for none.</param>
    public static UpgdStep At(double learningRate, double decay) => new() { Rate = (float)learningRate, Decay = learningRate * decay };
}
