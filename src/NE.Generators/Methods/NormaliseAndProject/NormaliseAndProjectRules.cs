using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.NormaliseAndProject;

/// <summary>Checks that hidden layers are normalised, so that the scale of their weights has no effect on what they compute.</summary>
internal static class NormaliseAndProjectRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
    [
        .. ProjectionConflict.Between<NormaliseAndProjectAttribute, WeightClipAttribute>(declaration),
        .. ProjectionConflict.Between<NormaliseAndProjectAttribute, UnitSphereAttribute>(declaration),
        .. ProjectionConflict.WithDecay<NormaliseAndProjectAttribute>(declaration),
        .. Bare(declaration),
    ];

    private static IEnumerable<Problem> Bare(Declaration declaration)
    {
        if (declaration.Part<NormaliseAndProjectAttribute>() is null)
        {
            yield break;
        }

        string[] bare =
        [
            .. from network in declaration.Networks
               from layer in network.Layers.Take(network.Layers.Count - 1)
               where layer.Stage.CreatesUnits && layer.Norm is null && layer.Activation != ActivationKind.Identity
               select $"{network.Name}.{layer.Name}",
        ];
        if (bare.Length > 0)
        {
            yield return new(
                ProblemId.ProjectionWithoutNorms,
                $"[NormaliseAndProject] rescales the weights of {MessageFormat.All(bare)}, which no normalisation follows, so that what the network computes changes; "
                + "add [LayerNorm] or [RmsNorm] to hidden layers.",
                [Anchor.Part("NormaliseAndProject"), Anchor.Declaration]);
        }
    }
}
