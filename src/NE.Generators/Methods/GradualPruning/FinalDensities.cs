using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Methods.GradualPruning;

/// <summary>The live weights that gradual pruning leaves: those of a static sparse network of the final density.</summary>
internal static class FinalDensities
{
    /// <summary>The allocation of a network at its final density; null if the network is declared dense.</summary>
    public static Allocation? Of(Declaration declaration, NetworkDeclaration network, GradualPruningAttribute settings) =>
        declaration.Topology is not { } topology || network.Dense
            ? null
            : DensityAllocation.Solve(Planner.Shapes(declaration.Task, network), settings.FinalDensity, topology.Initial, topology.Protect);

    /// <summary>Live weights of each layer at the end, first layer first; null if nothing of the network is pruned.</summary>
    public static IReadOnlyList<long>? Of(Declaration declaration, NetworkPlan network, GradualPruningAttribute settings)
    {
        if (Of(declaration, network.Declaration, settings) is not { Feasible: true } final)
        {
            return null;
        }

        long[] live = [.. network.Layers.Select((layer, i) => System.Math.Min(layer.Live, final.Layers[i].Live))];
        return live.Zip(network.Layers, static (end, layer) => end < layer.Live).Any(static pruned => pruned) ? live : null;
    }
}
