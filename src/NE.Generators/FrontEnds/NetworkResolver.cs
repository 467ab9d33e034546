using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds;

/// <summary>Finds each network of an experiment in the nearest place that declares it, and resolves the sizes of its layers.</summary>
internal static class NetworkResolver
{
    /// <summary>The networks of the experiment at the head of a chain, in the order of their roles.</summary>
    public static EquatableArray<NetworkDeclaration> Resolve(
        List<Declared> chain, IReadOnlyList<NetworkRole> roles, TaskDeclaration task, List<Problem> problems)
    {
        List<NetworkDeclaration> networks = [];
        foreach (NetworkRole role in roles)
        {
            int level = chain.FindIndex(link => link.Networks.Any(network => network.Role == role));
            if (level >= 0)
            {
                DeclaredNetwork network = chain[level].Networks.First(network => network.Role == role);
                networks.Add(new(
                    network.Name, role, network.Twins, network.Dense, Declared: level == 0, network.Accessibility,
                    Resolve(network, task)));
            }
            else
            {
                problems.Add(new(
                    ProblemId.NetworkMissing,
                    $"The experiment has no {role.Word}; add a nested partial class with [{role.Name}].",
                    [Anchor.Declaration]));
            }
        }

        return networks.ToEquatableArray();
    }

    private static EquatableArray<LayerDeclaration> Resolve(DeclaredNetwork network, TaskDeclaration task)
    {
        List<LayerDeclaration> layers = [];
        int width = network.Role.Inputs(task);
        foreach (DeclaredLayer layer in network.Layers)
        {
            layers.Add(Resolve(layer, task, width));
            width = layers[layers.Count - 1].Width;
        }

        return layers.ToEquatableArray();
    }

    private static LayerDeclaration Resolve(DeclaredLayer layer, TaskDeclaration task, int inputs)
    {
        int units = layer.Units switch
        {
            DeclaredLayer.ObservationUnits => task.Observations,
            DeclaredLayer.ActionUnits => task.Actions,
            DeclaredLayer.GaussianUnits => 2 * task.Actions,
            _ => layer.Units,
        };
        double parameter = layer.Activation switch
        {
            ActivationKind.LeakyRelu => 0.01,
            ActivationKind.Elu => 1,
            _ => 0,
        };
        return new(layer.Name, layer.Stage.Units(units, inputs), layer.Activation, parameter, layer.Norm, layer.NormEpsilon, layer.Accessibility)
        {
            Stage = layer.Stage,
            Settings = layer.Settings,
        };
    }
}
