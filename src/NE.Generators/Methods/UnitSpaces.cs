using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Networks;
using NE.Generators.Optimisers;

namespace NE.Generators.Methods;

/// <summary>The hidden units that methods reset, and the layers around them.</summary>
internal static class UnitSpaces
{
    /// <summary>The hidden units of all learned networks, each with the node whose value is their activity.</summary>
    public static IReadOnlyList<(Instance Instance, Node Seen)> Of(ProgramBuilder program) =>
        [.. program.Objectives.SelectMany(static objective => Of(objective.Group))];

    /// <summary>The hidden units of a group of networks.</summary>
    public static IEnumerable<(Instance Instance, Node Seen)> Of(OptimiserGroup networks) =>
        from instance in networks.Instances
        from seen in instance.Network.HiddenActivities
        select (instance, seen);

    /// <summary>C# arguments of the runtime's <c>UnitSpace</c>: writers and readers of the units, and their normalisations.</summary>
    public static string Arguments(Instance instance, Node seen)
    {
        Network network = instance.Network;
        string List(IEnumerable<Node> nodes) => $"[{string.Join(", ", nodes.Select(node => $"{instance.Field}.{node.Slot!.Field}"))}]";
        Node[] norms = [.. network.Nodes.Where(node => node.Slot is { Storage.Matrix: false } && network.ActivityOf(node) == seen)];
        return $"{List(network.WritersOf(seen).Where(static node => !node.Input))}, {List(network.ReadersOf(seen))}"
            + $"{(norms.Length == 0 ? "" : ", " + List(norms))}";
    }

    /// <summary>The hidden units of some networks.</summary>
    public static (Instance Instance, Node Seen)[] Of(IReadOnlyList<Instance> instances) =>
    [
        .. from instance in instances
           from seen in instance.Network.HiddenActivities
           select (instance, seen),
    ];

    /// <summary>Creates the runtime's space.</summary>
    public static string Construct(Instance instance, Node seen) => $"new({Arguments(instance, seen)})";

    /// <summary>A collection expression with one item per line.</summary>
    public static string Lines(IEnumerable<string> items) => $"[\n{string.Concat(items.Select(static item => $"    {item},\n"))}]";
}
