using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Modules;
using NE.Generators.Networks;
using NE.Generators.Program;

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
            number += plan.Layers.Count;
        }

        return new ExperimentPlan(declaration, plans.ToEquatableArray());
    }

    /// <summary>The shapes of a network's matrices.</summary>
    public static IReadOnlyList<LayerShape> Shapes(TaskDeclaration task, NetworkDeclaration network) =>
        [.. Graph(task, network).Matrices.Select(static node => new LayerShape(node.Slot!.Path, node.Slot.Inputs, node.Slot.Outputs))];

    // The gains of a network's normalisations.
    private static long Gains(TaskDeclaration task, NetworkDeclaration network) =>
        Graph(task, network).Slots.Where(static slot => !slot.Storage.Matrix).Sum(static slot => (long)slot.Outputs);

    /// <summary>Allocates a network's densities; null if it is declared dense.</summary>
    public static Allocation? Allocate(Declaration declaration, NetworkDeclaration network) =>
        declaration.Topology is not { } topology || network.Dense
            ? null
            : DensityAllocation.Solve(
                Shapes(declaration.Task, network), topology.Density, topology.Initial, topology.Protect,
                topology.CountNorms ? Gains(declaration.Task, network) : 0);

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

        Network graph = Graph(declaration.Task, network);
        Node[] matrices = [.. graph.Matrices];
        LayerPlan Layer(int l)
        {
            Slot slot = matrices[l].Slot!;
            LayerDeclaration stage = network.Layers.First(stage => stage.Name == matrices[l].Layer);
            bool output = !graph.Hidden(matrices[l]);
            string function = graph.ActivityOf(matrices[l]).Module switch
            {
                ActivationModule activated => activated.Function.Name,
                PairModule paired => paired.Function.Name,
                _ => "",
            };
            ActivationKind activation = Enum.TryParse(function, out ActivationKind kind) ? kind : ActivationKind.Identity;
            long weights = (long)slot.Inputs * slot.Outputs;
            LayerPlan Of(double density, long live, double asked, bool masked, bool elastic) =>
                new(stage, slot.Path, slot.Inputs, slot.Outputs, activation, density, live, asked, masked, elastic, output);
            if (allocation is null)
            {
                return Of(1, weights, 1, masked: false, elastic: false);
            }

            LayerDensity density = allocation.Layers[l];
            bool full = density.Live == weights;

            // A full layer whose units are never dormant can never change: it has no room to grow and nothing to prune.
            bool elastic = declaration.Grow is not null && !density.Protected && !(full && output);
            return Of(density.Density, density.Live, density.Asked, elastic || !full, elastic);
        }

        return new NetworkPlan(network, [.. Enumerable.Range(0, matrices.Length).Select(Layer)], allocation, firstNumber);
    }

    private static Network Graph(TaskDeclaration task, NetworkDeclaration network)
    {
        var graph = new Network(network.Name, new Buffers());
        NetworkGraph.Build(
            network, network.Role.Inputs(task), graph, static _ => new LinearStorage(LinearStorage.Dense, false, false, false, 0));
        return graph;
    }
}
