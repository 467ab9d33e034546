using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Steps of Adam: m ← β1 m + (1 − β1) g, v ← β2 v + (1 − β2) g², θ ← θ − (lr/c1 · m) / (√(v · (1/c2)) + ε), plain multiplications and
/// additions, with <see cref="StepTerms"/> applied in the same pass (docs/algorithm.md, One update; Weight clipping;
/// Optimisers and gradient terms).
/// </summary>
/// <remarks>A weight that is not live has gradient and moments 0 and therefore stays 0 by itself.</remarks>
public static unsafe partial class Adam
{
    /// <summary>One step of all weights and biases.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(LinearLayer layer, in AdamStep step) => Step(layer, step, default);

    /// <summary>One step of all weights and biases, clipped to ±κ · <see cref="LinearLayer.Bound"/>.</summary>
    /// <param name="layer">The layer, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="kappa">κ, above 0.</param>
    public static void StepClipped(LinearLayer layer, in AdamStep step, float kappa) => Step(layer, step, new StepTerms { Kappa = kappa });

    /// <summary>One step of all weights and biases, with gradient terms, decay and clipping.</summary>
    /// <param name="layer">The layer, with its gradient, which is not changed.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms, decay and clipping.</param>
    /// <exception cref="System.ArgumentException">The terms pull to initial values that the layer does not keep.</exception>
    public static void Step(LinearLayer layer, in AdamStep step, in StepTerms terms)
    {
        Require.Initial(layer, terms);
        if (terms.Kappa != 0)
            Run<Clipped>(new Tensors(layer), step, terms.Kappa * layer.Bound, terms);
        else
            Run<Unclipped>(new Tensors(layer), step, 0f, terms);

        layer.Stepped();
    }

    /// <summary>One step where each weight and bias has its own age; ages advance by 1.</summary>
    /// <param name="layer">A layer with ages, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    /// <exception cref="System.ArgumentException">The layer has no ages.</exception>
    public static void StepByAge(LinearLayer layer, AdamTable table) => StepByAge(layer, table, default);

    /// <summary>
    /// One step where each weight and bias has its own age, clipped to ±κ · <see cref="LinearLayer.Bound"/>; ages advance by 1.
    /// </summary>
    /// <param name="layer">A layer with ages, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    /// <param name="kappa">κ, above 0.</param>
    /// <exception cref="System.ArgumentException">The layer has no ages.</exception>
    public static void StepByAgeClipped(LinearLayer layer, AdamTable table, float kappa) =>
        StepByAge(layer, table, new StepTerms { Kappa = kappa });

    /// <summary>One step where each weight and bias has its own age, with gradient terms, decay and clipping; ages advance by 1.</summary>
    /// <param name="layer">A layer with ages, with its gradient, which is not changed.</param>
    /// <param name="table">Factors by age.</param>
    /// <param name="terms">Gradient terms, decay and clipping.</param>
    /// <exception cref="System.ArgumentException">
    /// The layer has no ages, or the terms pull to initial values that it does not keep.
    /// </exception>
    public static void StepByAge(LinearLayer layer, AdamTable table, in StepTerms terms)
    {
        Require.Ages(layer);
        Require.Initial(layer, terms);
        if (terms.Kappa != 0)
            RunByAge<Clipped>(new Tensors(layer), layer.Age, table, terms.Kappa * layer.Bound, terms);
        else
            RunByAge<Unclipped>(new Tensors(layer), layer.Age, table, 0f, terms);

        layer.Stepped();
    }

    /// <summary>One step of all gains and biases.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(NormLayer layer, in AdamStep step) => Step(layer, step, default);

    /// <summary>One step of all gains and biases, with L2 and decay.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    /// <param name="terms">Gradient terms and decay; a normalisation is neither pulled nor clipped.</param>
    public static void Step(NormLayer layer, in AdamStep step, in StepTerms terms) =>
        Run<Unclipped>(new Tensors(layer), step, 0f, terms with { Pull = 0, PullBiases = 0 });

    /// <summary>One step of all gains and biases by the age they share, which advances by 1.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    public static void StepByAge(NormLayer layer, AdamTable table) => StepByAge(layer, table, default);

    /// <summary>One step of all gains and biases by the age they share, with L2 and decay; the age advances by 1.</summary>
    /// <param name="layer">The normalisation, with its gradient.</param>
    /// <param name="table">Factors by age.</param>
    /// <param name="terms">Gradient terms and decay; a normalisation is neither pulled nor clipped.</param>
    public static void StepByAge(NormLayer layer, AdamTable table, in StepTerms terms) => Step(layer, table.At(++layer.Steps), terms);

    /// <summary>One step of a scalar parameter.</summary>
    /// <param name="parameter">The parameter, with its gradient.</param>
    /// <param name="step">Factors of this step.</param>
    public static void Step(ScalarParameter parameter, in AdamStep step) =>
        Step<SimdScalar, float, Unclipped, NoTerms>(new Tensors(parameter), step, 0f, default);
}
