using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Floating-point operations of a network.</summary>
internal sealed record CostMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfNetwork(Diagnosis diagnosis, Instance instance)
    {
        Operand[] layers = [.. instance.Network.Matrices.Select(node => (Operand)new Parameter(instance, node.Slot!, Part.Online))];
        string all = string.Join(", ", layers.Select(static (_, i) => $"{{{i}}}"));
        return [Measure($"cost of {instance.Name}", $"Metrics::Cost.Write(metrics, \"{instance.Name}\", {all});", layers)];
    }
}
