using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Program;

namespace NE.Generators.Methods.SelfNormalisedResets;

/// <summary>
/// Resets hidden units that have been silent for unusually long (Farias and Jozefiak 2024; docs/algorithm.md, Self-normalised resets).
/// </summary>
internal sealed record SelfNormalisedResetsMethod(SelfNormalisedResetsAttribute Settings, WeightClipAttribute? Clip) : Method, ISections
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.Part<SelfNormalisedResetsAttribute>() is { } settings
        ? new SelfNormalisedResetsMethod(settings, declaration.WeightClip)
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
        string field = group.Name + "Silence";

        // The clipping bound applies either to all weights at all times or not to these.
        string kappa = Clip is { Scope: ClipScope.All } ? ", Kappa = (float)settings.Kappa" : "";
        program.Field(new AgentField(
            "Methods::SelfNormalisedResets", field,
            $"new Methods::SelfNormalisedResets(\n    [\n{string.Concat(spaces.Select(static s => $"        new({UnitSpaces.Arguments(s.Instance, s.Seen)}),\n"))}    ],\n"
                + "    new()\n    {\n        Every = settings.SilenceEvery, Quantile = settings.SilenceQuantile, Start = settings.SilenceStart,\n"
                + $"        Most = {Settings.Most}{kappa},\n    }})",
            $"how long the {group.Name}'s hidden units have been silent")
        { NeedsNetworks = true, Saved = true });
        var state = new StateId(field);
        program.Section(
            $"ResetSilent{char.ToUpperInvariant(group.Name[0])}{group.Name.Substring(1)}Units",
            $"Self-normalised resets of the {group.Name}'s hidden units (Farias and Jozefiak 2024).", Concern.Update,
            program.CadenceOf(group), onDevice: true, fill: section =>
            {
                section.Caption("Silence: no positive value on the batch, before the step.");
                for (int i = 0; i < spaces.Length; i++)
                {
                    (Instance instance, Node seen) = spaces[i];
                    Value hidden = program.Buffers.Part(program.PassOf(instance, "Cache"), seen.Name, seen.Rows);
                    section.Emit(new RuntimeCall("observe silence of {0}", $"{field}.Observe({i}, {{0}});", [hidden], [state]) { AmongDeviceSections = true });
                }

                section.Caption("Reset: units silent for longer than nearly all of their earlier silences.");
                section.Emit(new RuntimeCall(
                    "reset units silent for too long, moments = 0", $"{field}.Reset(seed, updates);", [],
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
}
