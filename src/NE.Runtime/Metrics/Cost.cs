using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>
/// Floating-point operations of linear layers if weights that are not live cost nothing (docs/reference/metrics.md). A multiply-add counts
/// as two; biases, activations and the optimiser are not counted.
/// </summary>
public static class Cost
{
    /// <summary>Operations per sample for a forward pass: 2 Σ live.</summary>
    public static double Forward(params ReadOnlySpan<LinearLayer> layers) => 2.0 * Live(layers);

    /// <summary>Operations per sample for training, forward and both parts of backward: 6 Σ live.</summary>
    public static double Training(params ReadOnlySpan<LinearLayer> layers) => 6.0 * Live(layers);

    /// <summary>Additional operations for growth scores at an event: a dense backward pass, 4 Σ N · B.</summary>
    /// <param name="batch">B, samples of the growth batch.</param>
    /// <param name="layers">All layers of the network.</param>
    public static double Event(int batch, params ReadOnlySpan<LinearLayer> layers)
    {
        double size = 0;
        foreach (LinearLayer layer in layers)
        {
            size += (double)layer.Inputs * layer.Outputs;
        }

        return 4 * size * batch;
    }

    /// <summary>Writes density, forward and training cost of a network.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="layers">All its linear layers.</param>
    public static void Write(IMetricWriter metrics, string network, params ReadOnlySpan<LinearLayer> layers)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        metrics.Write(MetricNames.Density + network, Live(layers) / (Event(1, layers) / 4));
        metrics.Write(MetricNames.ForwardOperations + network, Forward(layers));
        metrics.Write(MetricNames.TrainingOperations + network, Training(layers));
    }

    private static double Live(ReadOnlySpan<LinearLayer> layers)
    {
        double live = 0;
        foreach (LinearLayer layer in layers)
        {
            live += layer.LiveWeights;
        }

        return live;
    }
}
