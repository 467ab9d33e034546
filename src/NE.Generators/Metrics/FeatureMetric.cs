using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Ranks and norm of the features that the output layer reads.</summary>
internal sealed record FeatureMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfPass(Diagnosis diagnosis, Instance instance, IReadOnlyList<Value> hidden) =>
        instance.Network.Features is { } features
            ?
            [
                Measure(
                    "features {0}", $"Metrics::FeatureMetrics.Write(metrics, \"{instance.Name}\", {{0}});",
                    diagnosis.Program.Probe.ValueOf(instance, features)),
            ]
            : [];
}
