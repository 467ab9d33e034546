using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Methods.Topology;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Methods.Grow;

/// <summary>Checks that pruning happens and does not undo growth.</summary>
internal static class PruneRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Prune is not { } prune)
        {
            yield break;
        }

        if (declaration.Grow is null)
        {
            yield return new(
                ProblemId.PruneWithoutGrowth,
                "Pruning is bounded by a share of growth, and there is none, so nothing would ever be pruned; add [Grow], or remove "
                + "pruning with "
                + "[Without<PruneAttribute>].",
                [Anchor.Part("Prune"), Anchor.Without("Grow"), Anchor.Declaration]);
            yield break;
        }

        if (prune.UpperBound >= 1)
        {
            yield return new(
                ProblemId.PruneUndoesGrowth,
                $"Prune.UpperBound = {MessageFormat.Number(prune.UpperBound)} lets an event prune as much as it grows or more, so the networks may "
                + "never reach their final "
                + "density; a bound below 1 keeps them growing (the paper's reference code uses 0.4).",
                [Anchor.Part("Prune", "UpperBound")]);
        }

        if (prune.DormantThreshold == 0 && sizesKnown)
        {
            foreach (Problem problem in NeverDormant(declaration))
            {
                yield return problem;
            }
        }
    }

    // Only ReLU gives exact zeros on a whole batch (docs/algorithm.md, Dormancy). Neurons of an output layer are never dormant.
    private static IEnumerable<Problem> NeverDormant(Declaration declaration) =>
        (ElasticLayers.Of(declaration) ?? [])
            .Where(elastic => !elastic.Layer.Output && elastic.Layer.Activation != ActivationKind.Relu)
            .GroupBy(elastic => elastic.Network.Name)
            .Select(group => NeverDormant(group.Key, group.First().Layer));

    private static Problem NeverDormant(string network, LayerPlan layer)
    {
        ActivationKind kind = layer.Activation;
        string activation = kind == ActivationKind.Identity ? "no activation" : $"[{kind}]";
        return new(
            ProblemId.NeverDormant,
            $"No neuron of {network}.{layer.Name} is ever dormant at DormantThreshold = 0: with {activation} its output is never exactly 0 "
            + "on a whole batch. Write [Prune(DormantThreshold = 0.025)], or use [Relu].",
            [
                Anchor.OfLayer(network, layer.Declaration.Name, kind.ToString()), Anchor.OfLayer(network, layer.Declaration.Name),
                Anchor.Part("Prune", "DormantThreshold"), Anchor.Part("Prune"), Anchor.Declaration,
            ]);
    }
}
