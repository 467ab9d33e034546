using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Building.Points;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>Clips weights to ±κ/√inputs after each step (Elsayed et al. 2024; docs/algorithm.md, Weight clipping).</summary>
internal sealed record WeightClipMethod(WeightClipAttribute Settings) : Method, IParameterTransform
{
    /// <summary>Names of what it adds to generated classes.</summary>
    public static ReservedNames Names { get; } = new() { Words = ["kappa"], NetworkWords = ["kappa"] };

    /// <summary>The method of an experiment, or null.</summary>
    public static Method? Of(Declaration declaration) => declaration.WeightClip is { } settings ? new WeightClipMethod(settings) : null;

    /// <summary>κ.</summary>
    public static Number Kappa(WeightClipAttribute settings) =>
        new("kappa", "float", settings.Kappa, "κ, bound of weights in units of 1/√inputs", "(float)settings.Kappa");

    /// <inheritdoc/>
    public IEnumerable<Operation> After(Parameter layer) => (Settings.Scope, layer.Slot.Storage) switch
    {
        (ClipScope.All, LinearStorage) => [new ClipWeights(layer, Kappa(Settings))],
        (ClipScope.HiddenWeights, LinearStorage { IsOutput: false }) => [new ClipHiddenWeights(layer, Kappa(Settings))],
        _ => [],
    };

    /// <inheritdoc/>
    public IEnumerable<Operation> AfterAll(Network network)
    {
        foreach (Node node in network.Matrices.Where(node => Settings.Scope == ClipScope.NewbornNeurons && Hidden(network, node)))
        {
            foreach (Node reader in network.ReadersOf(node))
            {
                yield return new ClipNewbornNeurons(
                    new Parameter(null, node.Slot!, Part.Online), new Parameter(null, reader.Slot!, Part.Online), Kappa(Settings));
            }
        }
    }

    /// <inheritdoc/>
    public string Words(Network network) => Settings.Scope switch
    {
        ClipScope.All => "clip to ±kappa/√inputs",
        ClipScope.HiddenWeights when network.Matrices.Count() > 1 => "clip the weights of hidden layers to ±kappa/√inputs",
        ClipScope.NewbornNeurons when network.Matrices.Any(node => Hidden(network, node)) =>
            "clip the inputs and outputs of newborn neurons to ±kappa/√inputs",
        _ => "",
    };

    private static bool Hidden(Network network, Node node) => node.Slot!.Storage.Scored && network.Hidden(node);
}
