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

namespace NE.Generators.Methods.ContinualBackprop;

/// <summary>
/// Replaces the least useful mature hidden units after every update of their network (Dohare et al. 2024; docs/algorithm.md, Continual backprop).
/// </summary>
internal sealed record ContinualBackpropMethod(ContinualBackpropAttribute Settings, WeightClipAttribute? Clip) : Method, ISections
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<ContinualBackpropAttribute>() is { } settings
        ? new ContinualBackpropMethod(settings, declaration.WeightClip)
        : null;

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program)
    {
        foreach (OptimiserGroup group in program.Objectives.Select(static objective => objective.Group))
        {
            (Instance Instance, Node Seen)[] spaces = [.. UnitSpaces.Of(group)];
            if (spaces.Length > 0)
            {
                Add(program, group, spaces);
            }
        }
    }

    private void Add(ProgramBuilder program, OptimiserGroup group, (Instance Instance, Node Seen)[] spaces)
    {
        string field = group.Name + "Turnover";
        program.Field(new AgentField(
            "Methods::ContinualBackprop", field,
            $"new Methods::ContinualBackprop(\n    [\n{string.Concat(spaces.Select(static s => $"        new({UnitSpaces.Arguments(s.Instance, s.Seen)}),\n"))}    ],\n"
                + $"    new()\n    {{\n{string.Concat(Rules().Select(static rule => $"        {rule},\n"))}    }})",
            $"utilities and ages of the {group.Name}'s hidden units")
        { NeedsNetworks = true, Saved = true });
        var state = new StateId(field);
        program.Section(
            $"Replace{char.ToUpperInvariant(group.Name[0])}{group.Name.Substring(1)}Units",
            $"Continual backprop of the {group.Name}: replaces its least useful mature units (Dohare et al. 2024).", Concern.Update,
            program.CadenceOf(group), onDevice: true, fill: section =>
            {
                section.Caption("Utilities: activations before the step, weights after it.");
                for (int i = 0; i < spaces.Length; i++)
                {
                    (Instance instance, Node seen) = spaces[i];
                    Value hidden = program.Buffers.Part(program.PassOf(instance, "Cache"), seen.Name, seen.Rows);
                    section.Emit(new RuntimeCall("observe units of {0}", $"{field}.Observe({i}, {{0}});", [hidden], [state]) { AmongDeviceSections = true });
                }

                section.Caption("Replacement: layer by layer; the next biases take over the mean contribution of a replaced unit.");
                section.Emit(new RuntimeCall(
                    "replace the least useful mature units", $"{field}.Replace(seed, updates);", [],
                    [
                        state,
                        .. from instance in spaces.Select(static space => space.Instance).Distinct()
                           from slot in instance.Network.Slots
                           from part in (Part[])[Part.Online, Part.Moments]
                           select (Place)new Parameter(instance, slot, part),
                    ])
                { AmongDeviceSections = true });
            });
    }

    private IEnumerable<string> Rules()
    {
        yield return $"Utility = global::NE.Dsl.UnitUtility.{Settings.Utility}";
        yield return "Rate = settings.ReplacementRate";
        yield return "Maturity = settings.Maturity";
        yield return "Decay = settings.UtilityDecay";
        yield return "Bound = settings.ReplacementBound";
        if (Settings.Accumulate)
        {
            yield return "Accumulates = true";
        }

        // The clipping bound applies either to all weights at all times or not to these.
        if (Clip is { Scope: ClipScope.All })
        {
            yield return "Kappa = (float)settings.Kappa";
        }
    }
}
