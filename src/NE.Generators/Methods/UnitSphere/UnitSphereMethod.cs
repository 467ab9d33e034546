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

namespace NE.Generators.Methods.UnitSphere;

/// <summary>Keeps the weights of each hidden unit at length 1 (Lee et al. 2025; docs/algorithm.md, Projections).</summary>
internal sealed record UnitSphereMethod(UnitSphereAttribute Settings) : Method, IStores, IParameterTransform
{
    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) =>
        declaration.Part<UnitSphereAttribute>() is { } settings ? new UnitSphereMethod(settings) : null;

    /// <inheritdoc/>
    public LinearStorage Store(NetworkPlan network, LayerPlan layer, LinearStorage storage) =>
        Settings.OutputLayers || layer != network.Layers.Last() ? storage.With("UnitRows = true") with { UnitRows = true } : storage;

    /// <inheritdoc/>
    public IEnumerable<Operation> After(Parameter layer) => layer.Slot.Storage is LinearStorage { UnitRows: true } ? [new ProjectRows(layer)] : [];

    /// <inheritdoc/>
    public IEnumerable<Operation> AfterAll(Network network) => [];

    /// <inheritdoc/>
    public string Words(Network network) =>
        network.Slots.Any(static slot => slot.Storage is LinearStorage { UnitRows: true }) ? "divide the weights of each unit by their length" : "";
}
