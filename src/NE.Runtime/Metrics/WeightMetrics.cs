using System;
using NE.Runtime.Kernels;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>Size, density and saturation of a layer's weights, and of its optimiser steps (docs/reference/metrics.md).</summary>
public static unsafe class WeightMetrics
{
    /// <summary>Writes norm, density, share of exact zeros and, with clipping, the share of parameters at the bound.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="kappaOrInfinity">κ of weight clipping; infinity if weights are not clipped, which omits the clipped fraction.</param>
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

    /// <summary>
    /// Writes ‖ΔW‖/‖W‖ of the last Adam step, without decay and before clipping, computed from the moments; weights only. Nothing is written
    /// while all weights are 0.
    /// </summary>
    /// <param name="metrics">Receives the value.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="step">The factors of the last step.</param>
    public static void WriteStep(IMetricWriter metrics, LinearLayer layer, in AdamStep step)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(layer);
        double moved = 0, squares = 0;
        for (int k = 0; k < layer.Weights; k++)
        {
            nint at = layer.SlotOf(k);
            moved += Squared(Move(layer, at, step));
            squares += Squared(layer.Online.Weight[at]);
        }

        WriteRatio(metrics, layer, moved, squares);
    }

    /// <summary>As <see cref="WriteStep(IMetricWriter, LinearLayer, in AdamStep)"/>, of gradient descent with momentum.</summary>
    /// <param name="metrics">Receives the value.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="step">The factors of the last step.</param>
    public static void WriteStep(IMetricWriter metrics, LinearLayer layer, in SgdStep step) => WriteStep(metrics, layer, step.Factors);

    /// <summary>As <see cref="WriteStep(IMetricWriter, LinearLayer, in AdamStep)"/>, of UPGD without its decay.</summary>
    /// <param name="metrics">Receives the value.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="step">The factors of the last step.</param>
    public static void WriteStep(IMetricWriter metrics, LinearLayer layer, in UpgdStep step) => WriteStep(metrics, layer, step.Factors);

    /// <summary>As <see cref="WriteStep(IMetricWriter, LinearLayer, in AdamStep)"/> where each weight has its own age.</summary>
    /// <param name="metrics">Receives the value.</param>
    /// <param name="layer">A layer with ages.</param>
    /// <param name="table">Factors by age.</param>
    /// <exception cref="ArgumentException">The layer has no ages.</exception>
    public static void WriteStep(IMetricWriter metrics, LinearLayer layer, AdamTable table)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(table);
        if (layer.Age is null)
        {
            throw new ArgumentException($"{layer.Name} has no ages; pass the factors of the shared step.", nameof(layer));
        }

        double moved = 0, squares = 0;
        for (int k = 0; k < layer.Weights; k++)
        {
            nint at = layer.SlotOf(k);
            moved += layer.Age[at] > 0 ? Squared(Move(layer, at, table.At(layer.Age[at]))) : 0;
            squares += Squared(layer.Online.Weight[at]);
        }

        WriteRatio(metrics, layer, moved, squares);
    }

    private static double Move(LinearLayer layer, nint k, in AdamStep step) =>
        step.Rate * (double)layer.FirstMoment.Weight[k] / (Math.Sqrt(layer.SecondMoment.Weight[k] * (double)step.InverseSecond) + step.Epsilon);

    private static double Squared(double value) => value * value;

    private static void WriteRatio(IMetricWriter metrics, LinearLayer layer, double moved, double squares)
    {
        if (squares > 0)
        {
            metrics.Write(MetricNames.EffectiveStep + layer.Name, Math.Sqrt(moved / squares));
        }
    }
}
