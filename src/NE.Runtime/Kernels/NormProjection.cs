using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// The projection of Normalise-and-Project (Lyle et al., "Normalization and effective learning rates in reinforcement learning", 2024;
/// docs/algorithm.md, Projections): matrices keep their initial Frobenius norm, gains and biases of a normalisation the length √units.
/// </summary>
public static unsafe class NormProjection
{
    private const double LeastNorm = 1e-8;

    /// <summary>
    /// Scales the weights to the norm that the layer had at the start, times √(live weights / live weights at the start). Weights that are all 0 stay so.
    /// </summary>
    /// <param name="layer">A layer that keeps its initial norm.</param>
    public static void Project(LinearLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        double target = layer.InitialNorm * Math.Sqrt((double)layer.LiveWeights / Math.Max(layer.LiveAtStart, 1));
        float factor = (float)(target / Math.Max(Norm(layer), LeastNorm));
        Span<float> weights = new(layer.Online.Weight, layer.Live is { } live ? live.Forward.Length : layer.Weights);
        for (int i = 0; i < weights.Length; i++)
            weights[i] *= factor;

        layer.Stepped();
    }

    /// <summary>Scales gains and biases together to the length √units.</summary>
    /// <param name="layer">A normalisation.</param>
    public static void Project(NormLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Span<float> values = new(layer.Online.Gain, layer.Parameters);
        double squares = 0;
        foreach (float value in values)
            squares += (double)value * value;

        float factor = (float)(Math.Sqrt(layer.Features) / Math.Max(Math.Sqrt(squares), LeastNorm));
        foreach (ref float value in values)
            value *= factor;
    }

    /// <summary>The Frobenius norm of the online weights: sums of rows, added in double precision.</summary>
    internal static double Norm(LinearLayer layer)
    {
        double squares = 0;
        for (int unit = 0; unit < layer.Outputs; unit++)
            squares += WeightRows.SquaredLength(layer, unit);

        return Math.Sqrt(squares);
    }
}
