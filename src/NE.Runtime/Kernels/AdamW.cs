using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Steps of AdamW: θ ← (1 − lr λ) θ, then Adam's step with the gradient at the undecayed θ. Weights, biases and gains decay alike
/// (docs/algorithm.md, Optimisers and gradient terms). The pass is that of <see cref="Adam"/>.
/// </summary>
public static class AdamW
{
    /// <summary>One step of all weights and biases.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step, with their decay.</param>
    /// <param name="terms">Gradient terms and clipping.</param>
    /// <exception cref="System.ArgumentException">The terms pull to initial values that the layer does not keep.</exception>
    public static void Step(LinearLayer layer, in AdamStep step, in StepTerms terms = default) =>
        Adam.Step(layer, step, Decaying(terms, step.Decay));

    /// <summary>One step where each weight and bias has its own age; ages advance by 1.</summary>
    /// <param name="layer">A layer with ages, with its gradient.</param>
    /// <param name="table">Factors by age, with their decay.</param>
    /// <param name="terms">Gradient terms and clipping.</param>
    /// <exception cref="System.ArgumentException">
    /// The layer has no ages, or the terms pull to initial values that it does not keep.
    /// </exception>
    public static void StepByAge(LinearLayer layer, AdamTable table, in StepTerms terms = default) =>
        Adam.StepByAge(layer, table, Decaying(terms, table.Decay));

    /// <summary>One step of all gains and biases.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="step">Factors of this step, with their decay.</param>
    /// <param name="terms">Gradient terms; a normalisation is neither pulled nor clipped.</param>
    public static void Step(NormLayer layer, in AdamStep step, in StepTerms terms = default) =>
        Adam.Step(layer, step, Decaying(terms, step.Decay));

    /// <summary>One step of all gains and biases by the age they share, which advances by 1.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="table">Factors by age, with their decay.</param>
    /// <param name="terms">Gradient terms; a normalisation is neither pulled nor clipped.</param>
    public static void StepByAge(NormLayer layer, AdamTable table, in StepTerms terms = default) =>
        Adam.StepByAge(layer, table, Decaying(terms, table.Decay));

    private static StepTerms Decaying(in StepTerms terms, double decay) => terms with { Decay = decay, DecayBiases = decay };
}
