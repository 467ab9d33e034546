using System.Linq;
using NE.Dsl;
using NE.Runtime.Methods;
using NE.Runtime.Metrics;
using NE.Runtime.Telemetry;

namespace NE.Trials.Own;

/// <summary>Share of hidden units without live inputs, and the largest bias of each layer.</summary>
public readonly struct DeadInputs : IMetric
{
    /// <inheritdoc/>
    public static void Measure(MetricContext context, IMetricWriter metrics)
    {
        foreach (UnitSpace space in context.Units)
            metrics.Write("dead-inputs/" + space.Name, Enumerable.Range(0, space.Units).Average(unit => space[unit].LiveInputs == 0 ? 1.0 : 0));

        foreach (Layer layer in context.Layers)
            metrics.Write("largest-bias/" + layer.Name, Enumerable.Range(0, layer.Outputs).Max(layer.Bias));
    }
}
