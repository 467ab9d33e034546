using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Methods.HareAndTortoise;

/// <summary>Keeps a slow average of all learned networks and returns to it at intervals (Lee et al. 2024; docs/algorithm.md, Hare and tortoise).</summary>
internal sealed record HareAndTortoiseMethod(HareAndTortoiseAttribute Settings) : Method, IPrepares, ISections, IEvent, IRestarts
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new()
    {
        Members = ["AverageActor", "AverageCritic", "ReturnEvery", "ReturnToTortoise", "StartTortoise"],
        Words = ["tortoise"],
    };

    private const string Field = "tortoise";

    /// <inheritdoc/>
    public bool Measures => false;

    private static StateId Slow { get; } = new(Field);

    private static RuntimeCall Start => new("slow networks = networks", $"{Field}.Start();", [], [Slow]);

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<HareAndTortoiseAttribute>() is { } settings ? new HareAndTortoiseMethod(settings) : null;

    /// <inheritdoc/>
    public void Prepare(ProgramBuilder program)
    {
        program.Field(new AgentField(
            "Methods::HareAndTortoise", Field,
            $"new Methods::HareAndTortoise(\n    [\n{string.Concat(program.Networks.Instances.Select(static i => $"        {Network(i)},\n"))}    ],\n"
                + "    settings.TortoiseDecay)",
            "slow averages of the networks")
        { NeedsNetworks = true, Saved = true });
        program.Section(
            "StartTortoise", "Begins the slow networks at the initial values of the fast ones.", Concern.Update, Cadence.FirstUpdate,
            section => section.Emit(Start));
    }

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program)
    {
        List<Instance> all = [.. program.Networks.Instances];
        foreach (OptimiserGroup group in program.Objectives.Select(static objective => objective.Group))
        {
            program.Section(
                $"Average{char.ToUpperInvariant(group.Name[0])}{group.Name.Substring(1)}",
                $"Moves the {group.Name}'s slow average towards its parameters (Lee et al. 2024).", Concern.Update,
                program.CadenceOf(group), onDevice: true, fill: section =>
                {
                    foreach (Instance instance in group.Instances)
                    {
                        section.Emit(new RuntimeCall(
                            $"average of {instance.Name} = μ average + (1 - μ) parameters", $"{Field}.Average({all.IndexOf(instance)});",
                            [.. instance.Network.Slots.Select(slot => (Operand)new Parameter(instance, slot, Part.Online))], [Slow])
                        { AmongDeviceSections = true });
                    }
                });
        }
    }

    /// <inheritdoc/>
    public void AddEvents(ProgramBuilder program)
    {
        Number every = program.Constant("ReturnEvery", "int", Settings.Every, "Updates between two returns to the slow averages.");
        program.Section(
            "ReturnToTortoise", "Returns all learned networks to their slow averages (Lee et al. 2024).", Concern.Scheduler,
            Cadence.Every(every), section =>
            {
                section.Caption("Parameters = slow averages; masks, moments and targets stay.");
                section.Emit(new RuntimeCall(
                    "parameters = slow averages", $"{Field}.Return();", [],
                    [
                        .. from instance in program.Networks.Instances
                           from slot in instance.Network.Slots
                           select (Place)new Parameter(instance, slot, Part.Online),
                        Slow,
                    ]));
            });
    }

    /// <inheritdoc/>
    public void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn) => section.Emit(Start);

    private static string Network(Instance instance)
    {
        string List(bool matrix) =>
            $"[{string.Join(", ", instance.Network.Slots.Where(slot => slot.Storage.Matrix == matrix).Select(slot => $"{instance.Field}.{slot.Field}"))}]";
        return $"new({List(true)}{(instance.Network.Slots.Any(static slot => !slot.Storage.Matrix) ? ", " + List(false) : "")})";
    }
}
