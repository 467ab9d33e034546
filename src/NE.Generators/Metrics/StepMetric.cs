using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Size of a layer's last optimiser step.</summary>
internal sealed record StepMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfLayer(Diagnosis diagnosis, Instance instance, Parameter layer) =>
        diagnosis.Steps.TryGetValue(instance.Network, out Value step)
            ? [Measure("step of {0}", "Metrics::WeightMetrics.WriteStep(metrics, {0}, {1});", layer, step)]
            : [];
}
