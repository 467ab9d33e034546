using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.SelfNormalisedResets;

/// <summary>Checks that hidden units can be silent.</summary>
internal static class SelfNormalisedResetsRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<SelfNormalisedResetsAttribute>() is null)
        {
            yield break;
        }

        foreach (Problem problem in UnitResetConflict.Between<SelfNormalisedResetsAttribute, ReDoAttribute>(declaration))
        {
            yield return problem;
        }

        foreach (NetworkDeclaration network in declaration.Networks)
        {
            for (int i = 0; i < network.Layers.Count - 1; i++)
            {
                LayerDeclaration layer = network.Layers[i];
                LayerDeclaration? reader = network.Layers.Skip(i + 1).FirstOrDefault(static stage => stage.Stage.Matrices.Count > 0);
                if (layer.Stage.CreatesUnits && layer.Activation != ActivationKind.Relu && reader is { Stage.CreatesUnits: true })
                {
                    string activation = layer.Activation == ActivationKind.Identity ? "no activation" : $"[{layer.Activation}]";
                    yield return new(
                        ProblemId.NeverSilent,
                        $"[SelfNormalisedResets] resets neurons that are silent, and with {activation} a neuron of {network.Name}.{layer.Name} never is; "
                        + "use [Relu], or another method such as [ReDo(Lowest = 0.01)].",
                        [
                            Anchor.OfLayer(network.Name, layer.Name, layer.Activation.ToString()), Anchor.OfLayer(network.Name, layer.Name),
                            Anchor.Part("SelfNormalisedResets"), Anchor.Declaration,
                        ]);
                }
            }
        }
    }
}
