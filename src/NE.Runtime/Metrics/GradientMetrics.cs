using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>Distribution of gradient in a layer: statistics of |G| over all positions, live or not (docs/reference/metrics.md).</summary>
public static unsafe class GradientMetrics
{
    private const double Vanishing = 1e-8;

    /// <summary>Writes the statistics of the layer's last dense gradient, or of its last training gradient if it has no mask.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="layer">The layer.</param>
    public static void Write(IMetricWriter metrics, LinearLayer layer)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(layer);
        ReadOnlySpan<float> gradient =
            layer.Score is not null ? new ReadOnlySpan<float>(layer.Score, layer.Weights) : layer.WeightsOf(layer.Gradient);
        Write(metrics, layer.Name, gradient, layer.Inputs);
    }

    /// <summary>Writes the statistics of a gradient.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="layer">Name of the layer.</param>
    /// <param name="gradient">Gradient of the weights, <c>[out][in]</c>.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    public static void Write(IMetricWriter metrics, string layer, ReadOnlySpan<float> gradient, int inputs)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        double[] rows = RowMeans(gradient, inputs);
        float[] sorted = new float[gradient.Length];
        int vanishing = 0;
        for (int k = 0; k < sorted.Length; k++)
        {
            sorted[k] = Math.Abs(gradient[k]);
            vanishing += sorted[k] < Vanishing ? 1 : 0;
        }

        Array.Sort(sorted);
        metrics.Write(MetricNames.GradientMean + layer, Mean(rows));
        metrics.Write(MetricNames.GradientMedian + layer, Percentile(sorted, 0.5));
        metrics.Write(MetricNames.GradientP95 + layer, Percentile(sorted, 0.95));
        metrics.Write(MetricNames.GradientP99 + layer, Percentile(sorted, 0.99));
        metrics.Write(MetricNames.GradientGini + layer, Gini(sorted));
        metrics.Write(MetricNames.GradientVanishing + layer, (double)vanishing / sorted.Length);
        metrics.Write(MetricNames.GraMaRatio + layer, GraMaRatio(rows, 0));
        metrics.Write(MetricNames.GraMaRatio025 + layer, GraMaRatio(rows, 0.025));
        metrics.Write(MetricNames.GraMaRatio100 + layer, GraMaRatio(rows, 0.1));
        Array.Sort(rows);
        metrics.Write(MetricNames.GradientRowMinimum + layer, rows[0]);
        metrics.Write(MetricNames.GradientRowMaximum + layer, rows[^1]);
    }

    /// <summary>Mean |G| of each unit's incoming positions: one row each of the gradient heatmap.</summary>
    public static double[] RowMeans(ReadOnlySpan<float> gradient, int inputs)
    {
        double[] rows = new double[gradient.Length / inputs];
        for (int i = 0; i < rows.Length; i++)
        {
            double sum = 0;
            foreach (float value in gradient.Slice(i * inputs, inputs))
            {
                sum += Math.Abs(value);
            }

            rows[i] = sum / inputs;
        }

        return rows;
    }

    /// <summary>
    /// Share of units whose GraMa score, their mean |G| over the mean of all units, is at most τ (arXiv 2505.24061). Without any gradient
    /// all scores are 0.
    /// </summary>
    public static double GraMaRatio(ReadOnlySpan<double> rowMeans, double threshold)
    {
        double mean = Mean(rowMeans);
        int low = 0;
        foreach (double row in rowMeans)
        {
            low += row <= threshold * mean ? 1 : 0;
        }

        return (double)low / rowMeans.Length;
    }

    /// <summary>A percentile of sorted values, with linear interpolation.</summary>
    /// <param name="sorted">Values in ascending order, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Percentile(ReadOnlySpan<float> sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * ((double)sorted[above] - sorted[below]));
    }

    /// <summary>Gini coefficient Σ (2i − n − 1) x_i / (n Σ x), i from 1: 0 when all are equal or all are 0.</summary>
    /// <param name="sorted">Values ≥ 0 in ascending order.</param>
    public static double Gini(ReadOnlySpan<float> sorted)
    {
        double sum = 0, weighted = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            sum += sorted[i];
            weighted += ((2.0 * (i + 1)) - sorted.Length - 1) * sorted[i];
        }

        return sum > 0 ? weighted / (sorted.Length * sum) : 0;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
