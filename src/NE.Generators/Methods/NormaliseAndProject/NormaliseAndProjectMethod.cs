using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Planning;
using NE.Generators.Program;

namespace NE.Generators.Methods.NormaliseAndProject;

/// <summary>Keeps the norms of hidden matrices and of normalisations (Lyle et al. 2024; docs/algorithm.md, Projections).</summary>
internal sealed record NormaliseAndProjectMethod(NormaliseAndProjectAttribute Settings) : Method, IStores, IParameterTransform, ISections
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Members = ["ProjectEvery", "ProjectNorms"] };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<NormaliseAndProjectAttribute>() is { } settings ? new NormaliseAndProjectMethod(settings) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) =>
        layer != network.Layers.Last() ? storage.With("KeepsNorm = true") with { KeepsNorm = true } : storage;

    /// <inheritdoc/>
    public IEnumerable<Operation> After(Parameter layer) => Settings.Every == 1 && Projected(layer.Slot) ? [new ProjectNorm(layer)] : [];

    /// <inheritdoc/>
    public IEnumerable<Operation> AfterAll(Network network) => [];

    /// <inheritdoc/>
    public string Words(Network network) => Settings.Every == 1 && network.Slots.Any(Projected) ? "scale hidden weights to their initial norm" : "";

    /// <inheritdoc/>
    public void AddSections(ProgramBuilder program)
    {
        if (Settings.Every == 1)
        {
            return;
        }

        program.Refusal ??= "projections at intervals find the initial norms on the host";
        Number every = program.Constant("ProjectEvery", "int", Settings.Every, "Updates between two projections of norms.");
        program.Section(
            "ProjectNorms", "Scales hidden weights to their initial norm (Lyle et al. 2024).", Concern.Scheduler, Cadence.Every(every), section =>
            {
                foreach (Instance instance in program.Networks.Instances)
                {
                    foreach (Slot slot in instance.Network.Slots.Where(Projected))
                    {
                        section.Emit(new ProjectNorm(new Parameter(instance, slot, Part.Online)));
                    }
                }
            });
    }

    private static bool Projected(Slot slot) => slot.Storage is LinearStorage { KeepsNorm: true } or NormStorage;
}
