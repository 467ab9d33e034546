using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Rules for the last layers of networks.</summary>
internal static class NetworkRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        foreach (NetworkDeclaration network in declaration.Networks.Where(static network => network.Layers.Count > 0))
        {
            LayerDeclaration last = network.Layers[network.Layers.Count - 1];
            foreach (Problem problem in network.Role.Check(declaration, network, last, sizesKnown))
            {
                yield return problem;
            }

            if (last.Norm)
            {
                yield return new(
                    ProblemId.OutputNorm,
                    $"The last layer {network.Name}.{last.Name} has [LayerNorm], which would fix the scale of the output; delete it.",
                    [Anchor.OfLayer(network.Name, last.Name, "LayerNorm")]);
            }
        }
    }
}
