using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>Norm of a layer's weights, and the fraction at the bound if weights are clipped.</summary>
internal sealed record WeightMetric : Metric
{
    /// <inheritdoc/>
    public override IEnumerable<Operation> OfLayer(Diagnosis diagnosis, Instance instance, Parameter layer)
    {
        string bound = diagnosis.Program.Declaration.WeightClip is null ? "float.PositiveInfinity" : "(float)settings.Kappa";
        return [Measure("weights of {0}", $"Metrics::WeightMetrics.Write(metrics, {{0}}, {bound});", layer)];
    }
}
