using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>
/// UPGD (Elsayed and Mahmood 2024). The utility of a parameter is compared with the largest one of the whole group, so gradients are gated for all
/// slots together before their steps. Utilities are stored in the second moment.
/// </summary>
/// <param name="Schedule">The agent's member with the factor of its rates; null if they are constant.</param>
internal sealed record UpgdOptimiser(AgentMember? Schedule) : Optimiser
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["actorGate", "criticGate"] };

    /// <inheritdoc/>
    public override bool CountsSteps => false;

    /// <inheritdoc/>
    public override int Moments => 2;

    /// <inheritdoc/>
    public override string StepType(bool aged) => "in Kernels::UpgdStep";

    /// <inheritdoc/>
    public override Operation Step(Parameter layer, Value step, bool aged) => new Upgd(layer, step, []);

    /// <inheritdoc/>
    public override void Begin(SectionBuilder section, OptimiserGroup group)
    {
        string field = group.Name + "Gate";
        section.Program.Field(new AgentField("Kernels::UtilityGate", field, $"new Kernels::UtilityGate(\n    {group.Layers})", $"utilities of the {group.Name}'s parameters")
        {
            NeedsNetworks = true,
        });
        (Instance Instance, Slot Slot)[] slots =
            [.. group.Instances.SelectMany(static instance => instance.Network.Slots, static (instance, slot) => (instance, slot))];
        section.Emit(new RuntimeCall(
            $"gradients of the {group.Name} = (gradients + noise) * (1 - sigmoid(utility / largest utility))",
            $"{field}.Apply(settings.UpgdDecay, settings.UpgdNoise, {group.Count}, seed, updates);",
            [.. slots.Select(static at => (Operand)new Parameter(at.Instance, at.Slot, Part.Online))],
            [.. from at in slots from part in (Part[])[Part.Gradient, Part.Moments] select (Place)new Parameter(at.Instance, at.Slot, part)])
        {
            AmongDeviceSections = true,
        });
    }

    /// <inheritdoc/>
    public override Value Prepare(SectionBuilder section, OptimiserGroup group, bool started)
    {
        if (Schedule is not null)
        {
            section.Program.Member(Schedule);
        }

        Value step = section.Program.Buffers.Scalar(group.Name + "Step");
        section.Emit(new UpgdFactors(step, group.Rate, Schedule is null ? null : RateSchedules.Factor));
        return step;
    }

    // No device runs a program that gates gradients of a whole group.

    /// <inheritdoc/>
    public override IEnumerable<RunWord> Words(OptimiserGroup group) => [];

    /// <inheritdoc/>
    public override IEnumerable<StepWord> Given(OptimiserGroup group) => [];

    /// <inheritdoc/>
    public override IEnumerable<string> Macros(OptimiserGroup group, int first) => [];

    /// <inheritdoc/>
    public override string? Table(OptimiserGroup group) => null;
}
