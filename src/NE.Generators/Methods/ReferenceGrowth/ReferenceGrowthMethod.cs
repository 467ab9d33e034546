using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.ReferenceGrowth;

/// <summary>Growth as in the NE paper's released code, in place of steps of the optimiser (docs/algorithm.md, Growth as in the reference code).</summary>
internal sealed record ReferenceGrowthMethod(ReferenceGrowthAttribute Settings) : Method, IStores, IReplacesStep
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["ReferenceEvery"], Words = ["actorGrowth", "criticGrowth"] };

    /// <summary>The method of an experiment, or null if it has no sparse layer, or if its layers change otherwise.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration is { Topology: not null, Grow: null } && declaration.Part<ReferenceGrowthAttribute>() is { } settings
        && declaration.Part<RewireAttribute>() is null && declaration.Part<GradualPruningAttribute>() is null
        && Planner.Plan(declaration) is { } plan && plan.Networks.Any(static network => network.Layers.Any(static layer => layer.Masked))
            ? new ReferenceGrowthMethod(settings)
            : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) =>
        storage.IsMasked ? storage with { IsScored = true } : storage;

    /// <inheritdoc/>
    public Number Interval(ProgramBuilder program) => program.Constant(
        "ReferenceEvery", "int", Settings.Every, "Steps of an optimiser from one whose place growth takes to the next.");

    /// <inheritdoc/>
    public bool Replaces(OptimiserGroup group) => group.Network.Masked;

    /// <inheritdoc/>
    public void Replace(SectionBuilder section, Objective objective)
    {
        ProgramBuilder program = section.Program;
        program.Refusal ??= "growth as in the reference code takes the place of a step, which devices make in one pass with the gradients";
        OptimiserGroup group = objective.Group;
        StateId state = new(group.Name + "Growth");
        program.Field(new AgentField(
            "Topology::ReferenceGrowth", state.Name,
            $"new Topology::ReferenceGrowth(\n    \"{group.Name}\",\n    new()\n    {{\n        Rate = settings.ReferenceRate, Target = settings.ReferenceTarget, "
                + "Pruned = settings.ReferencePruned, Zeros = settings.ReferenceZeros,\n        Exchanged = settings.ReferenceExchanged,\n    },\n"
                + $"    {group.Layers})",
            $"changes the connections of the {group.Name}")
        { NeedsNetworks = true, Saved = true });
        section.Caption("Scores: gradients at all positions, live or not, on the batch of the update.");
        section.Back(objective, program.Batch, "Cache", Part.Score);
        section.Caption("Change: the smallest weights for those of largest gradient, which start at 0.");
        Parameter[] sparse = [.. group.Parameters(Part.Online).Where(static layer => layer.Slot.Storage.Masked)];
        Part[] changed = [Part.Mask, Part.Online, Part.Moments, Part.Target];
        section.Emit(new RuntimeCall(
            $"grow the {group.Name}, or exchange its connections",
            $"{state.Name}.Change(seed, updates, {(group.Every == "1" ? "updates" : $"updates / {group.Every}")}, settings.Updates, log);",
            [.. sparse.Select(static layer => (Operand)layer.At(Part.Score))],
            [state, StateId.Log, .. sparse.SelectMany(layer => changed.Select(part => (Place)layer.At(part)))]));
    }
}
