using System.Collections.Generic;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>How much one update changes a network's outputs on the probe batch.</summary>
internal sealed record ChurnMetric : Metric
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["KeepOutputs", "MeasureChurn"], Suffixes = ["Churn"] };

    /// <inheritdoc/>
    public override void Before(ProgramBuilder program, Probe probe) => program.Section(
        "KeepOutputs", "Stores the outputs on the probe batch before this update.", Concern.Metrics, Cadence.Diagnosed, section =>
        {
            foreach (Instance instance in program.Networks.Instances)
            {
                probe.Remember(section, instance);
            }
        });

    /// <inheritdoc/>
    public override void After(ProgramBuilder program, Probe probe) => program.Section(
        "MeasureChurn", "Measures how much this update changed the outputs on the probe batch.", Concern.Metrics, Cadence.Diagnosed, section =>
        {
            foreach (Instance instance in program.Networks.Instances)
            {
                Value after = probe.Forward(section, instance);
                program.Field(new AgentField(
                    "double", Field(instance), null, "mean absolute change of the output by the last diagnosed update"));
                section.Emit(new RuntimeCall(
                    $"{Field(instance)} = mean |{{1}} - {{0}}|", $"{Field(instance)} = Metrics::OutputChange.MeanAbsolute({{0}}, {{1}});",
                    [probe.Before(instance), after], [new StateId(Field(instance))]));
            }
        });

    /// <inheritdoc/>
    public override IEnumerable<Operation> OfPass(Diagnosis diagnosis, Instance instance, IReadOnlyList<Value> hidden) =>
    [
        Measure(
            $"{Field(instance)} of {instance.Name}", $"metrics.Write(Telemetry::MetricNames.Churn + \"{instance.Name}\", {Field(instance)});"),
    ];

    private static string Field(Instance instance) => instance.Prefix + "Churn";
}
