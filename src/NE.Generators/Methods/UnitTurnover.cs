using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Methods;

/// <summary>
/// Shared by methods that observe the hidden units of each optimiser group at every update and replace some of them after its step.
/// <c>{0}</c> in a text is the group's name.
/// </summary>
/// <param name="Type">The runtime's type, whose state is saved: <c>Methods::ContinualBackprop</c>.</param>
/// <param name="Field">The field of the agent, and what it holds.</param>
/// <param name="Rules">Initialisers of the runtime's rules, one per line.</param>
/// <param name="Section">The section, and its summary.</param>
/// <param name="Observed">What is observed, and its caption.</param>
/// <param name="Replaced">What happens to units, its caption and its statement.</param>
internal sealed record UnitTurnover(
    string Type, (string Name, string Summary) Field, string Rules, (string Name, string Summary) Section,
    (string Text, string Caption) Observed, (string Text, string Caption, string Call) Replaced)
{
    /// <summary>Adds it for every group that has hidden units.</summary>
    public void AddTo(ProgramBuilder program)
    {
        foreach (Objective objective in program.Objectives)
        {
            if (UnitSpaces.Of(objective.Group.Instances) is { Length: > 0 } spaces)
            {
                Add(program, objective.Group, spaces);
            }
        }
    }

    /// <summary>Restarts the history of units whose incoming weights were all reinitialised.</summary>
    public void AddRestart(SectionBuilder section, Func<Instance, Slot, bool> drawn)
    {
        foreach (OptimiserGroup group in section.Program.Objectives.Select(static objective => objective.Group))
        {
            (Instance Instance, Node Seen)[] spaces = UnitSpaces.Of(group.Instances);
            for (int i = 0; i < spaces.Length; i++)
            {
                (Instance instance, Node seen) = spaces[i];
                if (instance.Network.WritersOf(seen).Where(static node => !node.Input).All(node => drawn(instance, node.Slot!)))
                {
                    string field = string.Format(Field.Name, group.Name);
                    section.Emit(new RuntimeCall(
                        $"history of the units of {instance.Name}.{seen.Name} starts anew", $"{field}.Restart({i});", [], [new StateId(field)]));
                }
            }
        }
    }

    private void Add(ProgramBuilder program, OptimiserGroup group, (Instance Instance, Node Seen)[] spaces)
    {
        string field = string.Format(Field.Name, group.Name);
        program.Field(new AgentField(
            Type, field, $"new {Type}(\n    {UnitSpaces.Indented(UnitSpaces.Construct(spaces))},\n    new()\n    {{\n        {Rules.Replace("\n", "\n        ")}\n    }})",
            string.Format(Field.Summary, group.Name))
        { NeedsNetworks = true, Saved = true });
        var state = new StateId(field);
        program.Section(
            string.Format(Section.Name, char.ToUpperInvariant(group.Name[0]) + group.Name.Substring(1)), string.Format(Section.Summary, group.Name),
            Concern.Update, program.CadenceOf(group), onDevice: true, fill: section =>
            {
                section.Caption(Observed.Caption);
                for (int i = 0; i < spaces.Length; i++)
                {
                    (Instance instance, Node seen) = spaces[i];
                    Value hidden = program.Buffers.Part(program.PassOf(instance, "Cache"), seen.Name, seen.Rows);
                    section.Emit(new RuntimeCall($"{Observed.Text} of {{0}}", $"{field}.Observe({i}, {{0}});", [hidden], [state]) { AmongDeviceSections = true });
                }

                section.Caption(Replaced.Caption);
                section.Emit(new RuntimeCall(Replaced.Text, $"{field}.{Replaced.Call};", [], [state, .. Changed(group.Instances)]) { AmongDeviceSections = true });
            });
    }

    private static IEnumerable<Place> Changed(IEnumerable<Instance> instances) =>
        from instance in instances
        from slot in instance.Network.Slots
        from part in (Part[])[Part.Online, Part.Moments]
        select (Place)new Parameter(instance, slot, part);
}
