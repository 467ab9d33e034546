using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Methods.Topology;

/// <summary>Checks that the initially live weights can be distributed over the layers.</summary>
internal static class TopologyRules
{
    private static Anchor[] Places => [Anchor.Part("Topology", "Density"), Anchor.Part("Topology", "Protect"), Anchor.Part("Topology")];

    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (!sizesKnown || declaration.Topology is not { } topology)
        {
            yield break;
        }

        foreach (NetworkDeclaration network in declaration.Networks)
        {
            if (network.Layers.Count == 0 || network.Layers.Any(layer => layer.Units < 1)
                || Planner.Allocate(declaration, network) is not { } allocation)
            {
                continue;
            }

            IReadOnlyList<LayerShape> shapes = Planner.Shapes(declaration.Task, network);
            IEnumerable<Problem> found = allocation.Feasible
                ? Relaxed(topology, network, allocation, shapes).Concat(Fan(topology, network, allocation, shapes))
                : Infeasible(topology, network, allocation);
            foreach (Problem problem in found)
            {
                yield return problem;
            }
        }
    }

    private static IEnumerable<Problem> Infeasible(TopologyAttribute topology, NetworkDeclaration network, Allocation allocation)
    {
        yield return new(
            ProblemId.DensityImpossible,
            $"{network.Name} cannot start at density {MessageFormat.Number(topology.Density)}: its layer {allocation.Starved} would have less than "
            + "one input per unit. "
            + $"The smallest possible density of this network is {LeastText(allocation.LeastDensity)}; raise Topology.Density or write [Dense] on "
            + "the network.",
            [.. Places, Anchor.OfNetwork(network.Name), Anchor.Declaration]);
    }

    private static IEnumerable<Problem> Relaxed(
        TopologyAttribute topology, NetworkDeclaration network, Allocation allocation, IReadOnlyList<LayerShape> shapes)
    {
        if (allocation.Relaxed.Count == 0)
        {
            yield break;
        }

        double Density(string name) => allocation.Layers[shapes.TakeWhile(shape => shape.Name != name).Count()].Density;
        string[] released = [.. allocation.Relaxed.Select(name => $"{name} (density {MessageFormat.Share(Density(name))})")];
        yield return new(
            ProblemId.ProtectionRelaxed,
            $"{network.Name}: at density {MessageFormat.Number(topology.Density)} its first and last layer cannot both stay dense, because "
            + $"{Room(allocation.ProtectedBudget)}; "
            + $"{MessageFormat.All(released)} {(released.Length == 1 ? "starts" : "start")} sparse instead. "
            + "Raise Topology.Density to keep the protection, or write Protect = Protect.None.",
            [.. Places, Anchor.OfNetwork(network.Name), Anchor.Declaration]);
    }

    private static string Room(double budget) => budget < 0
        ? $"they exceed the live weights of the network by {MessageFormat.Count(-budget)}"
        : $"they leave {MessageFormat.Count(budget)} live weights to the others";

    private static IEnumerable<Problem> Fan(
        TopologyAttribute topology, NetworkDeclaration network, Allocation allocation, IReadOnlyList<LayerShape> shapes)
    {
        for (int index = 0; index < shapes.Count; index++)
        {
            LayerShape shape = shapes[index];
            LayerDensity density = allocation.Layers[index];
            if (density.Live == shape.Weights)
            {
                continue;
            }

            if (Short("MinFanIn", topology.MinFanIn, shape.Outputs, shape.Inputs, density.Live, network, shape, "inputs") is { } fanIn)
            {
                yield return fanIn;
            }

            if (Short("MinFanOut", topology.MinFanOut, shape.Inputs, shape.Outputs, density.Live, network, shape, "outputs") is { } fanOut)
            {
                yield return fanOut;
            }
        }
    }

    private static Problem? Short(
        string setting, int least, int units, int most, long live, NetworkDeclaration network, LayerShape shape, string side)
    {
        if (least > most)
        {
            return Fan(setting,
                $"{setting} = {MessageFormat.Count(least)} cannot be met in {network.Name}.{shape.Name}, where a unit has {MessageFormat.Count(most)} "
                + $"{side}; lower it.");
        }

        long needed = (long)least * units;
        return needed <= live ? null : Fan(
            setting,
            $"{setting} = {MessageFormat.Count(least)} needs {MessageFormat.Count(needed)} live weights in {network.Name}.{shape.Name}, which starts with "
            + $"{MessageFormat.Count(live)}; lower it or "
            + "raise Topology.Density.");
    }

    private static Problem Fan(string setting, string message) => new(
        ProblemId.FanImpossible, message, [Anchor.Part("Topology", setting), .. Places, Anchor.Declaration]);

    // Rounded up, so that the displayed density is valid.
    private static string LeastText(double density) => MessageFormat.Number(System.Math.Ceiling(density * 10_000) / 10_000);
}
