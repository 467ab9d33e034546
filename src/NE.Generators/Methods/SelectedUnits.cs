using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods;

/// <summary>
/// The hidden units of all learned networks, some of which a method selects and resets at an event (docs/algorithm.md, Unit resets).
/// </summary>
/// <param name="DrawsBias">Whether biases are drawn like weights; else they become 0.</param>
/// <param name="KeepsOutgoing">Whether outgoing weights stay; else they become 0.</param>
/// <param name="ForgetsMoments">Whether moments of what changes become 0.</param>
/// <param name="CopiesToTarget">Whether targets get the new values.</param>
/// <param name="Clip">Weight clipping, which bounds new values, or null.</param>
internal sealed record SelectedUnits(bool DrawsBias, bool KeepsOutgoing, bool ForgetsMoments, bool CopiesToTarget, WeightClipAttribute? Clip)
{
    /// <summary>The field with the spaces of units.</summary>
    public const string Field = "hiddenUnits";

    /// <summary>What a selection changes.</summary>
    public static StateId State { get; } = new("selected units");

    /// <summary>Adds the field.</summary>
    public static void AddField(ProgramBuilder program, IEnumerable<(Instance Instance, Node Seen)> spaces) => program.Field(
        new AgentField("Methods::UnitSpace[]", Field, UnitSpaces.Construct(spaces), "of all learned networks") { NeedsNetworks = true });

    /// <summary>Resets the selected units.</summary>
    /// <param name="section">The event, after the selection.</param>
    /// <param name="instances">The networks.</param>
    /// <param name="stream">The stream of new values, if it is not that of recycled units.</param>
    public void Reset(SectionBuilder section, IEnumerable<Instance> instances, Stream? stream = null)
    {
        // The clipping bound applies either to all weights at all times or not to these.
        Number? kappa = Clip is { Scope: ClipScope.All } clip ? WeightClipMethod.Kappa(clip) : null;
        List<string> words = [], rules = [];
        List<Part> changed = [Part.Online];
        void Also(bool wanted, string word, string rule, Part? part = null)
        {
            if (wanted)
            {
                words.Add(word);
                rules.Add(rule);
                changed.AddRange(part is null ? [] : [part]);
            }
        }

        Also(DrawsBias, "draw biases", "DrawsBias = true");
        Also(KeepsOutgoing, "keep outgoing weights", "KeepsOutgoing = true");
        Also(ForgetsMoments, "moments = 0", "ForgetsMoments = true", Part.Moments);
        Also(CopiesToTarget, "copy to target", "CopiesToTarget = true", Part.Target);
        Also(kappa is not null, "clip to {0}", "Kappa = {0}");
        string given = rules.Count == 0 ? "default" : $"new() {{ {string.Join(", ", rules)} }}";
        section.Emit(new RuntimeCall(
            string.Join(", ", ["reset selected units", .. words]),
            $"Methods::UnitReset.Apply({Field}, {given}, seed, updates{(stream is { } other ? ", " + other.Written : "")});",
            kappa is null ? [] : [kappa],
            [
                State,
                .. from instance in instances
                   from slot in instance.Network.Slots
                   from part in changed
                   select (Place)new Parameter(instance, slot, part),
            ]));
    }
}
