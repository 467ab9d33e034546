using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Steps of UPGD (docs/algorithm.md, Optimisers and gradient terms): θ ← (1 − lr λ) θ − lr g, where <see cref="UtilityGate"/> has made g of the
/// gradient. The utility is stored in the second moment, the gated gradient in the first.
/// </summary>
public static class Upgd
{
    /// <summary>One step of all weights and biases.</summary>
    /// <param name="layer">The layer, with its gated gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms and clipping.</param>
    /// <exception cref="System.ArgumentException">The terms pull to initial values that the layer does not keep.</exception>
    public static void Step(LinearLayer layer, in UpgdStep step, in StepTerms terms = default) =>
        Adam.Step(layer, step.Factors, terms with { Decay = step.Decay, DecayBiases = step.Decay });

    /// <summary>One step of all gains and biases.</summary>
    /// <param name="layer">The normalisation, with its gated gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms; a normalisation is neither pulled nor clipped.</param>
    public static void Step(NormLayer layer, in UpgdStep step, in StepTerms terms = default) =>
        Adam.Step(layer, step.Factors, terms with { Decay = step.Decay, DecayBiases = step.Decay });
}
