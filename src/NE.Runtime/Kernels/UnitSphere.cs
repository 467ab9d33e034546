using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Weights on the unit sphere (SimbaV2, Lee et al., "Hyperspherical normalization for scalable deep reinforcement learning", 2025; docs/algorithm.md,
/// Projections): the live weights of each unit are divided by their length.
/// </summary>
public static class UnitSphere
{
    private const float LeastLength = 1e-8f;

    /// <summary>Divides the weights of each unit by max(‖w‖, 1e-8). Biases and targets do not change.</summary>
    /// <param name="layer">The layer.</param>
    public static void Project(LinearLayer layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        for (int unit = 0; unit < layer.Outputs; unit++)
            WeightRows.Divide(layer, unit, MathF.Max(MathF.Sqrt(WeightRows.SquaredLength(layer, unit)), LeastLength));

        layer.Stepped();
    }
}
