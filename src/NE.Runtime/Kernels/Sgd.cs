using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Steps of stochastic gradient descent with momentum: v ← μ v + g, θ ← θ − lr v (PyTorch's form without dampening; docs/algorithm.md,
/// Optimisers and gradient terms). The velocity is stored in the first moment; the second stays 0.
/// </summary>
public static class Sgd
{
    /// <summary>One step of all weights and biases.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms, decay and clipping.</param>
    /// <exception cref="System.ArgumentException">The terms pull to initial values that the layer does not keep.</exception>
    public static void Step(LinearLayer layer, in SgdStep step, in StepTerms terms = default) => Adam.Step(layer, step.Factors, terms);

    /// <summary>One step of all gains and biases.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms and decay; a normalisation is neither pulled nor clipped.</param>
    public static void Step(NormLayer layer, in SgdStep step, in StepTerms terms = default) => Adam.Step(layer, step.Factors, terms);

    /// <summary>One step of a scalar parameter.</summary>
    /// <param name="parameter">The parameter, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(ScalarParameter parameter, in SgdStep step) => Adam.Step(parameter, step.Factors);
}
