using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Rules for the first and the last stage of networks, and those of each kind of stage.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        foreach (NetworkDeclaration network in declaration.Networks.Where(static network => network.Layers.Count > 0))
        {
            foreach (Problem problem in network.Layers.SelectMany(stage => stage.Stage.Check(network, stage)).Concat(Ends(network)))
            {
                yield return problem;
            }

            LayerDeclaration last = network.Layers[network.Layers.Count - 1];
            if (!last.Stage.CreatesUnits)
            {
                continue;
            }

            foreach (Problem problem in network.Role.Check(declaration, network, last, sizesKnown))
            {
                yield return problem;
            }

            if (last.Norm is { } norm)
            {
                yield return new(
                    ProblemId.OutputNorm,
                    $"The last layer {network.Name}.{last.Name} has [{norm.Name}], which would fix the scale of the output; delete it.",
                    [Anchor.OfLayer(network.Name, last.Name, norm.Name)]);
            }
        }
    }

    // A network reads its input with a layer and gives its output with one.
    private static IEnumerable<Problem> Ends(NetworkDeclaration network)
    {
        LayerDeclaration first = network.Layers[0], last = network.Layers[network.Layers.Count - 1];
        if (!first.Stage.CreatesUnits)
        {
            yield return new(
                ProblemId.StageBeforeLayers,
                $"The {first.Stage.Noun} {network.Name}.{first.Name} is the first stage of its network, so that its width would be that of the input; add a "
                + "layer such as [Linear(256)] before it.",
                [Anchor.OfLayer(network.Name, first.Name), Anchor.OfNetwork(network.Name)]);
        }

        if (!last.Stage.CreatesUnits)
        {
            yield return new(
                ProblemId.StageAfterLayers,
                $"The {last.Stage.Noun} {network.Name}.{last.Name} is the last stage of its network, which must be a layer that gives the output; add one "
                + "after it.",
                [Anchor.OfLayer(network.Name, last.Name), Anchor.OfNetwork(network.Name)]);
        }
    }
}
