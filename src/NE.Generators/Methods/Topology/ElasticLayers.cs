using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Methods.Topology;

/// <summary>The layers that topology events change (docs/algorithm.md, What grows).</summary>
internal static class ElasticLayers
{
    /// <summary>All of them, by network; null if sizes are wrong or a density cannot be allocated, which other rules report.</summary>
    public static IReadOnlyList<(NetworkDeclaration Network, LayerPlan Layer)>? Of(Declaration declaration)
    {
        if (declaration.Networks.Any(network => network.Layers.Count == 0 || network.Layers.Any(layer => layer.Units < 1)))
        {
            return null;
        }

        var layers = new List<(NetworkDeclaration, LayerPlan)>();
        foreach (NetworkDeclaration network in declaration.Networks)
        {
            if (Planner.Plan(declaration, network, firstNumber: 0) is not { } plan)
            {
                return null;
            }

            layers.AddRange(plan.Layers.Where(layer => layer.Elastic).Select(layer => (network, layer)));
        }

        return layers;
    }
}
