using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>Determines sizes and densities.</summary>
internal static class Planner
{
    /// <summary>Plans an experiment, or returns null if a network's density cannot be allocated.</summary>
    public static ExperimentPlan? Plan(Declaration declaration)
    {
        if (declaration.Networks.Count == 0 || declaration.Networks.Any(static network => network.Layers.Count == 0))
        {
            return null;
        }

        var plans = new List<NetworkPlan>();
        int number = 0;
        foreach (NetworkDeclaration network in declaration.Networks)
        {
            if (Plan(declaration, network, number) is not { } plan)
            {
                return null;
            }

            plans.Add(plan);
            number += network.Layers.Count;
        }

        return new ExperimentPlan(declaration, plans.ToEquatableArray());
    }

    /// <summary>The shapes of a network's layers.</summary>
    public static IReadOnlyList<LayerShape> Shapes(TaskDeclaration task, NetworkDeclaration network)
    {
        int inputs = network.Role.Inputs(task);
        var shapes = new List<LayerShape>();
        foreach (LayerDeclaration layer in network.Layers)
        {
            shapes.Add(new LayerShape(layer.Name, inputs, layer.Units));
            inputs = layer.Units;
        }

        return shapes;
    }

    /// <summary>Allocates a network's densities; null if it is declared dense.</summary>
    public static Allocation? Allocate(Declaration declaration, NetworkDeclaration network) =>
        declaration.Topology is not { } topology || network.Dense
            ? null
            : DensityAllocation.Solve(Shapes(declaration.Task, network), topology.Density, topology.Initial, topology.Protect);

    /// <summary>Plans one network, or returns null if its density cannot be allocated.</summary>
    /// <param name="declaration">The experiment.</param>
    /// <param name="network">One of its networks, with at least one layer.</param>
    /// <param name="firstNumber">Number of its first layer within the agent.</param>
    public static NetworkPlan? Plan(Declaration declaration, NetworkDeclaration network, int firstNumber)
    {
        Allocation? allocation = Allocate(declaration, network);
        if (allocation is { Feasible: false })
        {
            return null;
        }

        IReadOnlyList<LayerShape> shapes = Shapes(declaration.Task, network);
        LayerPlan Layer(int l)
        {
            bool output = l == shapes.Count - 1;
            if (allocation is null)
            {
                return new LayerPlan(network.Layers[l], shapes[l].Inputs, 1, shapes[l].Weights, 1, Masked: false, Elastic: false, output);
            }

            LayerDensity density = allocation.Layers[l];
            bool full = density.Live == shapes[l].Weights;

            // A full output layer can never change: it has no room to grow and no dormant units to prune.
            bool elastic = declaration.Grow is not null && !density.Protected && !(full && output);
            return new LayerPlan(
                network.Layers[l], shapes[l].Inputs, density.Density, density.Live, density.Asked, elastic || !full, elastic, output);
        }

        return new NetworkPlan(network, [.. Enumerable.Range(0, shapes.Count).Select(Layer)], allocation, firstNumber);
    }
}
