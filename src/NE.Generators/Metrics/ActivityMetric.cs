using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Neuron scores: dormant and activated ratios and fraction of active units, per layer and per network.</summary>
internal sealed record ActivityMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfHidden(Diagnosis diagnosis, Instance instance, Node layer, Value hidden) =>
    [
        Measure(
            "activity of {0}",
            $"Metrics::ActivityMetrics.Write(metrics, \"{instance.Name}.{instance.Network.WritersOf(layer).First().Slot!.Path}\", {{0}});", hidden),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Operation> OfPass(Diagnosis diagnosis, Instance instance, IReadOnlyList<Value> hidden)
    {
        string all = string.Join(", ", hidden.Select(static (_, i) => $"{{{i}}}"));
        return hidden.Count == 0
            ? []
            : [Measure($"activity of {instance.Name}", $"Metrics::ActivityMetrics.WritePooled(metrics, \"{instance.Name}\", {all});", [.. hidden.Select(static v => (Operand)v)])];
    }
}
