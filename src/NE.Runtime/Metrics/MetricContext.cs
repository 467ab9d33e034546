using System;
using NE.Dsl;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>What a user-defined metric sees of an agent.</summary>
public sealed class MetricContext
{
    private readonly Layer[] layers;
    private readonly UnitSpace[] units;

    /// <summary>Opens an agent to metrics.</summary>
    /// <param name="layers">The matrices of the learned networks.</param>
    /// <param name="units">Their hidden units.</param>
    public MetricContext(Layer[] layers, UnitSpace[] units)
    {
        this.layers = layers;
        this.units = units;
    }

    /// <summary>Gradient updates so far.</summary>
    public long Update { get; private set; }

    /// <summary>All matrices of the learned networks, in the order of the networks.</summary>
    public ReadOnlySpan<Layer> Layers => layers;

    /// <summary>The hidden units of the learned networks, one space per hidden layer, with their activity on the probe batch.</summary>
    public ReadOnlySpan<UnitSpace> Units => units;

    /// <summary>Measures the activity of hidden units on the probe batch.</summary>
    /// <param name="space">Index of the space.</param>
    /// <param name="hidden">Its values, after their activation.</param>
    public void Measure(int space, Activations hidden) => units[space].Measure(hidden);

    /// <summary>Measures a metric.</summary>
    /// <typeparam name="TMetric">The metric.</typeparam>
    /// <param name="update">Gradient updates so far.</param>
    /// <param name="metrics">Receives the values.</param>
    public void Write<TMetric>(long update, IMetricWriter metrics)
        where TMetric : IMetric
    {
        Update = update;
        TMetric.Measure(this, metrics);
    }
}
