using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.GraMa;

/// <summary>Checks that the gradient of a unit can be exactly 0 where only such units are reset, and that each setting has an effect.</summary>
internal static class GraMaRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
        declaration.Part<GraMaAttribute>() is { } settings
            ? UnitResetConflict.Between<GraMaAttribute, ReDoAttribute>(declaration)
                .Concat(UnitResetConflict.Between<GraMaAttribute, ContinualBackpropAttribute>(declaration))
                .Concat(UnitResetConflict.Between<GraMaAttribute, SelfNormalisedResetsAttribute>(declaration))
                .Concat(Unused(settings))
                .Concat(settings is { Threshold: 0, Lowest: 0 } ? declaration.Networks.SelectMany(NeverZero) : [])
            : [];

    private static IEnumerable<Problem> Unused(GraMaAttribute settings)
    {
        foreach (string setting in (string[])[nameof(settings.Threshold), nameof(settings.Most)])
        {
            if (settings.Lowest > 0 && (setting == nameof(settings.Threshold) ? settings.Threshold != 0 : settings.Most != 1))
            {
                yield return new(
                    ProblemId.MethodValueUnused,
                    $"GraMa.{setting} has no effect: Lowest = {MessageFormat.Number(settings.Lowest)} resets a share of each layer's neurons, whatever their "
                    + "scores. Delete one of the two.",
                    [Anchor.Part("GraMa", setting), Anchor.Part("GraMa", "Lowest")]);
            }
        }
    }

    private static IEnumerable<Problem> NeverZero(NetworkDeclaration network)
    {
        LayerDeclaration? layer = Enumerable.Range(0, network.Layers.Count - 1)
            .Where(i => network.Layers[i].Stage.CreatesUnits && network.Layers[i + 1].Stage.CreatesUnits)
            .Select(i => network.Layers[i])
            .FirstOrDefault(static layer => layer.Activation != ActivationKind.Relu);
        if (layer is not null)
        {
            string activation = layer.Activation == ActivationKind.Identity ? "no activation" : $"[{layer.Activation}]";
            yield return new(
                ProblemId.GradientNeverZero,
                $"[GraMa] with Threshold = 0 resets no neuron of {network.Name}.{layer.Name}: with {activation} its gradient is never exactly 0 on a whole "
                + "batch. Write [GraMa(Threshold = 0.025)] or [GraMa(Lowest = 0.01)], or use [Relu].",
                [
                    Anchor.OfLayer(network.Name, layer.Name, layer.Activation.ToString()), Anchor.OfLayer(network.Name, layer.Name),
                    Anchor.Part("GraMa", "Threshold"), Anchor.Part("GraMa"), Anchor.Declaration,
                ]);
        }
    }
}
