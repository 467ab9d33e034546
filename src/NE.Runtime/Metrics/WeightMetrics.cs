using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>Size, density and saturation of a layer's weights, and of its optimiser steps (docs/reference/metrics.md).</summary>
public static unsafe class WeightMetrics
{
    /// <summary>Writes norm, density, share of exact zeros, and with clipping the share of parameters at the bound.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="kappaOrInfinity">κ of weight clipping; infinity when weights are not clipped, which leaves the clipped fraction out.</param>
    public static void Write(IMetricWriter metrics, LinearLayer layer, float kappaOrInfinity)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(layer);
        ReadOnlySpan<float> weights = layer.WeightsOf(layer.Online);
        double squares = 0;
        int zeros = 0, live = layer.LiveWeights, clipped = 0;
        float limit = kappaOrInfinity * layer.Bound;
        foreach (float weight in weights)
        {
            squares += (double)weight * weight;
            zeros += weight == 0 ? 1 : 0;
            clipped += Math.Abs(weight) >= limit ? 1 : 0;
        }

        metrics.Write(MetricNames.WeightNorm + layer.Name, Math.Sqrt(squares));
        metrics.Write(MetricNames.Density + layer.Name, (double)live / weights.Length);
        metrics.Write(MetricNames.ZeroFraction + layer.Name, (double)zeros / weights.Length);
        if (float.IsPositiveInfinity(kappaOrInfinity))
        {
            return;
        }

        foreach (float bias in layer.BiasesOf(layer.Online))
        {
            clipped += Math.Abs(bias) >= limit ? 1 : 0;
        }

        metrics.Write(MetricNames.ClippedFraction + layer.Name, (double)clipped / (live + layer.Outputs));
    }
}
