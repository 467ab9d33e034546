using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Operations;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Program;

namespace NE.Generators.Methods.Topology;

/// <summary>Sparse networks: masks, and the operations that keep dead weights at 0 (docs/algorithm.md, Density allocation, Optimiser state).</summary>
/// <param name="Settings">Its settings.</param>
/// <param name="Counts">Whether the optimiser's steps depend on the number of steps before.</param>
internal sealed record TopologyMethod(TopologyAttribute Settings, bool Counts) : Method, IStores, IGradientTransform, IParameterTransform
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Topology is { } settings ? new TopologyMethod(settings, OptimiserRegistry.Of(declaration).CountsSteps) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage)
    {
        bool aged = Counts && network.Allocation is not null && Settings.Moments == Moments.PerElementStep;
        string start = layer.Masked ? $"Networks::LayerTopology.Sparse({Literal.Of(layer.Live)})" : LinearStorage.Dense;
        List<string> with = [];
        if (aged)
        {
            with.Add("Ages = true");
        }

        if (layer.Masked && Settings.MinFanIn > 0)
        {
            with.Add($"MinFanIn = {Settings.MinFanIn}");
        }

        if (layer.Masked && Settings.MinFanOut > 0)
        {
            with.Add($"MinFanOut = {Settings.MinFanOut}");
        }

        if (layer.Masked && Settings.Mask == InitialMask.LargestMagnitude)
        {
            with.Add("LargestLive = true");
        }

        if (layer.Masked && Settings.ScaleByEffectiveFanIn)
        {
            with.Add("ScaleByEffectiveFanIn = true");
        }

        return new LinearStorage(
            with.Count == 0 ? start : $"{start} with {{ {string.Join(", ", with)} }}", layer.Masked, layer.Elastic, aged, layer.Live);
    }

    /// <inheritdoc/>
    public IEnumerable<Operation> OnGradient(Slot slot) =>
        slot.Storage.Masked ? [new MaskGradient(new Parameter(null, slot, Part.Gradient))] : [];

    /// <inheritdoc/>
    public IEnumerable<Operation> After(Parameter layer) => layer.Slot.Storage.Masked ? [new MaskWeights(layer)] : [];

    /// <inheritdoc/>
    public IEnumerable<Operation> AfterAll(Network network) => [];

    /// <inheritdoc/>
    public string Words(Network network) => network.Masked ? "mask" : "";
}
