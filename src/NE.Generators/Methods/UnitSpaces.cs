using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;

namespace NE.Generators.Methods;

/// <summary>The hidden units that methods reset, and the layers around them.</summary>
internal static class UnitSpaces
{
    /// <summary>The hidden units of some networks, each space with the node whose value is their activity.</summary>
    public static (Instance Instance, Node Seen)[] Of(IEnumerable<Instance> instances) =>
    [
        .. from instance in instances
           from seen in instance.Network.HiddenActivities
           select (instance, seen),
    ];

    /// <summary>Creates the runtime's spaces: writers and readers of the units, and their normalisations.</summary>
    public static string Construct(IEnumerable<(Instance Instance, Node Seen)> spaces) =>
        Lines(spaces.Select(static space => $"new({Arguments(space.Instance, space.Seen)})"));

    /// <summary>A collection expression with one item per line.</summary>
    public static string Lines(IEnumerable<string> items) => $"[\n{string.Concat(items.Select(static item => $"    {item},\n"))}]";

    /// <summary>Lines, all but the first one level deeper.</summary>
    public static string Indented(string lines) => lines.Replace("\n", "\n    ");

    private static string Arguments(Instance instance, Node seen)
    {
        Network network = instance.Network;
        string List(IEnumerable<Node> nodes) => $"[{string.Join(", ", nodes.Select(node => $"{instance.Field}.{node.Slot!.Field}"))}]";
        Node[] norms = [.. network.Nodes.Where(node => node.Slot is { Storage.Matrix: false } && network.ActivityOf(node) == seen)];
        return $"{List(network.WritersOf(seen).Where(static node => !node.Input))}, {List(network.ReadersOf(seen))}"
            + $"{(norms.Length == 0 ? "" : ", " + List(norms))}";
    }
}
