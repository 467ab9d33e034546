using System.Linq;
using NE.Generators.Building;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>
/// TRAC (Muppidi et al. 2024) around Adam. One number scales the way of all parameters of a group from their initial values, so it is moved before the steps of
/// all slots, and applied after them.
/// </summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal sealed record TracOptimiser(AgentMember? Schedule) : AdamOptimiser(Schedule)
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["actorTrac", "criticTrac"] };

    /// <summary>The agent's field with the scale of a group.</summary>
    public static StateId State(OptimiserGroup group) => new(group.Name + "Trac");

    /// <inheritdoc/>
    public override void Begin(SectionBuilder section, OptimiserGroup group)
    {
        StateId state = State(group);
        section.Program.Field(new AgentField(
            "Kernels::Trac", state.Name, $"new Kernels::Trac(\n    \"{group.Name}\", {group.Layers})", $"scale of the way of the {group.Name}'s parameters from their start")
        {
            NeedsNetworks = true,
            Saved = true,
        });
        section.Emit(new RuntimeCall(
            $"move the scale of the {group.Name} by way * gradients", $"{state.Name}.Begin();",
            [.. group.Parameters(Part.Online).SelectMany(static layer => (Operand[])[layer, layer.At(Part.Gradient)])], [state])
        { AmongDeviceSections = true });
    }

    /// <inheritdoc/>
    public override void End(SectionBuilder section, OptimiserGroup group)
    {
        StateId state = State(group);
        section.Emit(new RuntimeCall(
            $"parameters of the {group.Name} = start + scale * (way + step)", $"{state.Name}.End();", [],
            [state, .. group.Parameters(Part.Online).Select(static layer => (Place)layer)])
        { AmongDeviceSections = true });
    }
}
