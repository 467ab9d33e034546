using System;
using NE.Runtime.Memory;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;

namespace NE.Runtime.Metrics;

/// <summary>Activity of hidden units: dormant and activated ratios and the fraction of active units (docs/reference/metrics.md).</summary>
public static unsafe class ActivityMetrics
{
    /// <summary>Writes the activity of one hidden layer.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="layer">Name of the layer, for example <c>Value1.Hidden1</c>.</param>
    /// <param name="hidden">Outputs of the layer on the probe batch, after its activation.</param>
    public static void Write(IMetricWriter metrics, string layer, Activations hidden) => WritePooled(metrics, layer, hidden);

    /// <summary>Writes the activity of a network: counts are pooled over its hidden layers.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="hidden">Outputs of all its hidden layers on the probe batch.</param>
    public static void WritePooled(IMetricWriter metrics, string network, params ReadOnlySpan<Activations> hidden)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        long units = 0, silent = 0, below025 = 0, below100 = 0, pairs = 0, active = 0;
        foreach (Activations layer in hidden)
        {
            double[] scores = new double[layer.Features];
            NeuronScores.Measure(layer, scores);
            foreach (double score in scores)
            {
                silent += score <= 0 ? 1 : 0;
                below025 += score <= 0.025 ? 1 : 0;
                below100 += score <= 0.1 ? 1 : 0;
            }

            units += layer.Features;
            pairs += (long)layer.Features * layer.Batch;
            active += Positive(layer);
        }

        metrics.Write(MetricNames.DormantRatio + network, (double)silent / units);
        metrics.Write(MetricNames.DormantRatio025 + network, (double)below025 / units);
        metrics.Write(MetricNames.DormantRatio100 + network, (double)below100 / units);
        metrics.Write(MetricNames.ActivatedRatio + network, (double)(units - silent) / units);
        metrics.Write(MetricNames.ActiveFraction + network, (double)active / pairs);
    }

    private static long Positive(Activations hidden)
    {
        long positive = 0;
        for (int panel = 0; panel < hidden.Panels; panel++)
        {
            float* first = hidden.Pointer + ((nint)panel * hidden.PanelStride);
            int samples = Math.Min(Activations.PanelSamples, hidden.Batch - (panel * Activations.PanelSamples));
            for (int unit = 0; unit < hidden.Features; unit++)
            {
                for (int sample = 0; sample < samples; sample++)
                {
                    positive += first[(unit * Activations.PanelSamples) + sample] > 0 ? 1 : 0;
                }
            }
        }

        return positive;
    }
}
