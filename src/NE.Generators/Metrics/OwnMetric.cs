using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Methods;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>User-defined metrics (docs/algorithm.md, User-defined methods).</summary>
internal sealed record OwnMetric : Metric
{
    private const string Context = "measured";

    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = [Context] };

    /// <inheritdoc/>
    public override IEnumerable<Operation> OfHidden(Diagnosis diagnosis, Instance instance, Node layer, Value hidden)
    {
        if (!Types(diagnosis).Any())
        {
            return [];
        }

        int space = System.Array.IndexOf(UnitSpaces.Of(diagnosis.Program.Networks.Instances), (instance, layer));
        return [Measure("activity of {0}, for user-defined metrics", $"{Context}.Measure({space}, {{0}});", hidden)];
    }

    /// <inheritdoc/>
    public override IEnumerable<Operation> OfAgent(Diagnosis diagnosis)
    {
        OwnType[] types = [.. Types(diagnosis)];
        if (types.Length > 0)
        {
            IReadOnlyList<Instance> instances = diagnosis.Program.Networks.Instances;
            string layers = UnitSpaces.Lines(
                instances.SelectMany(static instance => instance.Network.Matrices.Select(node => $"{instance.Field}.{node.Slot!.Field}")));
            string units = UnitSpaces.Construct(UnitSpaces.Of(instances));
            diagnosis.Program.Field(
                new AgentField("Metrics::MetricContext", Context, $"new({layers}, {units})", "what user-defined metrics see") { NeedsNetworks = true });
        }

        return types.Select(type => Measure(type.Name, $"{Context}.Write<{type.Written}>(updates, metrics);"));
    }

    private static IEnumerable<OwnType> Types(Diagnosis diagnosis) =>
        diagnosis.Program.Declaration.Owned<MeasureAttribute>().Select(static metric => metric.Own);
}
