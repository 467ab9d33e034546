using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.Reset;

/// <summary>Reinitialises the last layers of all learned networks (Nikishin et al. 2022; docs/algorithm.md, Resets of networks).</summary>
internal sealed record ResetMethod(ResetAttribute Settings, bool Switches) : Method, IEvent
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["ResetEvery", "ResetLayers"] };

    /// <inheritdoc/>
    public bool Measures => false;

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<ResetAttribute>() is { } settings
        ? new ResetMethod(settings, settings.EverySwitch && Changes(declaration))
        : null;

    /// <summary>Whether the task of an experiment changes during the run.</summary>
    public static bool Changes(Declaration declaration) =>
        declaration.Task.Tasks.Count > 0 || declaration.Part<ShiftAttribute>() is not null;

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Cadence cadence = Cadence.OnDemand;
        if (Switches)
        {
            program.Refusal ??= "networks that start anew when the task changes are drawn on the host";
            program.Section(
                "BeginTask", "", Concern.Agent, Cadence.OnDemand, heading: "public void BeginTask(int learner)",
                fill: static section => section.Emit(new RuntimeCall("reset the layers", "ResetLayers();", [], [StateId.Log])));
        }
        else
        {
            cadence = Cadence.Every(program.Constant("ResetEvery", "int", Settings.Every, "Updates between two resets."));
        }

        string layers = Settings.Layers == 0 ? "all layers" : Settings.Layers == 1 ? "the last layer" : $"the last {Settings.Layers} layers";
        program.Section(
            "ResetLayers", $"Reinitialises {layers} of all learned networks (Nikishin et al. 2022).", Concern.Scheduler,
            cadence, section =>
            {
                HashSet<(Instance, Slot)> drawn = [];
                foreach (Instance instance in program.Objectives.SelectMany(static objective => objective.Group.Instances))
                {
                    section.Caption($"{instance.Name}: parameters{(Settings.ResetMoments ? ", moments" : "")} and target; masks stay.");
                    foreach (Slot slot in Last(instance.Network))
                    {
                        Reset(section, new Parameter(instance, slot, Part.Online));
                        drawn.Add((instance, slot));
                    }
                }

                IRestarts[] remembering = [.. program.Methods.OfType<IRestarts>()];
                if (remembering.Length > 0)
                {
                    section.Caption("What other methods remember of them.");
                }

                foreach (IRestarts method in remembering)
                {
                    method.AddRestart(section, (instance, slot) => drawn.Contains((instance, slot)));
                }
            });
    }

    // Parameters of a layer are adjacent: those of its matrix, then those of its norm.
    private IEnumerable<Slot> Last(Network network)
    {
        Node[] nodes = [.. network.Nodes.Where(static node => node.Slot is not null)];
        string[] names = [.. nodes.Select(static node => node.Layer).Distinct()];
        HashSet<string> last = [.. names.Skip(Settings.Layers == 0 ? 0 : names.Length - Settings.Layers)];
        return nodes.Where(node => last.Contains(node.Layer)).Select(static node => node.Slot!);
    }

    private void Reset(SectionBuilder section, Parameter layer)
    {
        Part[] changed =
        [
            Part.Online, Part.Target, .. Settings.ResetMoments ? [Part.Moments] : (Part[])[],
            .. Settings.ResetMoments && layer.Slot.Storage.Counted ? [Part.Steps] : (Part[])[],
        ];
        string forgets = $"forgetsMoments: {(Settings.ResetMoments ? "true" : "false")}";
        section.Emit(new RuntimeCall(
            $"draw {{0}} anew{(Settings.ResetMoments ? ", moments = 0" : "")}",
            layer.Slot.Storage.Matrix
                ? $"Methods::ParameterReset.Apply({{0}}, {forgets}, seed, updates);"
                : $"Methods::ParameterReset.Apply({{0}}, {forgets});",
            [layer], [.. changed.Select(part => (Place)layer.At(part))]));
    }
}
