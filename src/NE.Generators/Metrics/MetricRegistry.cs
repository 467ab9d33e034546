using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Metrics;

/// <summary>The metrics, in writing order.</summary>
internal static class MetricRegistry
{
    private static readonly IReadOnlyList<Metric> All =
    [
        new ActivityMetric(), new FeatureMetric(), new ChurnMetric(), new WeightMetric(), new StepMetric(), new CostMetric(), new ScoreMetric(), new OwnMetric(),
    ];

    /// <summary>Names of what metrics add to generated classes.</summary>
    public static IEnumerable<ReservedNames> Names => [ChurnMetric.Names, OwnMetric.Names];

    /// <summary>Adds work before a diagnosed update.</summary>
    public static void AddBefore(ProgramBuilder program, Probe probe)
    {
        foreach (Metric metric in All)
        {
            metric.Before(program, probe);
        }
    }

    /// <summary>Adds work after it.</summary>
    public static void AddAfter(ProgramBuilder program, Probe probe)
    {
        foreach (Metric metric in All)
        {
            metric.After(program, probe);
        }
    }

    /// <summary>Adds the diagnosis: everything else, on demand.</summary>
    public static void AddDiagnosis(ProgramBuilder program, Probe probe) => program.Section(
        "Diagnose", "Measures the networks without changing them.", Concern.Metrics, Cadence.OnDemand,
        heading: "public void Diagnose(int learner, Telemetry::IMetricWriter metrics)", fill: section =>
        {
            Dictionary<Network, Value> steps = [];
            var diagnosis = new Diagnosis(program, steps);
            foreach (Instance instance in program.Networks.Instances)
            {
                OfInstance(section, diagnosis, steps, probe, instance);
            }

            Operation[] whole = [.. All.SelectMany(metric => metric.OfAgent(diagnosis))];
            if (whole.Length > 0)
            {
                section.Caption("The whole agent.");
                Emit(section, whole);
            }

            if (program.Scores is { } scores)
            {
                section.Caption("Dense gradients of the elastic layers, scored as at a topology event.");
                section.Call(scores);
                foreach (Instance instance in program.Objectives.SelectMany(static objective => objective.Group.Instances))
                {
                    foreach (Slot slot in instance.Network.Slots.Where(static slot => slot.Storage.Scored))
                    {
                        var layer = new Parameter(instance, slot, Part.Online);
                        Emit(section, All.SelectMany(metric => metric.OfScores(diagnosis, instance, layer)));
                    }
                }
            }
        });

    private static void OfInstance(
        SectionBuilder section, Diagnosis diagnosis, Dictionary<Network, Value> steps, Probe probe, Instance instance)
    {
        section.Caption($"{instance.Name}: activity, features and churn on the probe batch.");
        probe.Forward(section, instance);
        IReadOnlyList<Value> hidden = probe.Hidden(instance);
        Node[] layers = [.. instance.Network.HiddenActivities];
        for (int i = 0; i < hidden.Count; i++)
        {
            Emit(section, All.SelectMany(metric => metric.OfHidden(diagnosis, instance, layers[i], hidden[i])));
        }

        Emit(section, All.SelectMany(metric => metric.OfPass(diagnosis, instance, hidden)));
        section.Caption($"{instance.Name}: weights, last step, cost.");
        if (!steps.ContainsKey(instance.Network)
            && diagnosis.Program.OptimiserOf(instance) is { } group)
        {
            // Before the first step all moments are 0, so any count gives a step of 0.
            steps[instance.Network] = group.Rule.Prepare(section, group, started: false);
        }

        foreach (Node node in instance.Network.Matrices)
        {
            var layer = new Parameter(instance, node.Slot!, Part.Online);
            Emit(section, All.SelectMany(metric => metric.OfLayer(diagnosis, instance, layer)));
        }

        Emit(section, All.SelectMany(metric => metric.OfNetwork(diagnosis, instance)));
    }

    private static void Emit(SectionBuilder section, IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
        {
            section.Emit(operation);
        }
    }
}
