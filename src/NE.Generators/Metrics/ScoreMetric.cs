using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Statistics of a layer's dense gradient.</summary>
internal sealed record ScoreMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfScores(Diagnosis diagnosis, Instance instance, Parameter layer) =>
        [Measure("score of {0}", "Metrics::GradientMetrics.Write(metrics, {0});", layer)];
}
