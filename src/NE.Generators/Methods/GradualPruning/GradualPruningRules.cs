using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Methods.GradualPruning;

/// <summary>Checks that there is something to prune, time to prune it, and no other method that changes the same masks.</summary>
internal static class GradualPruningRules
{
    private const string Part = "GradualPruning";

    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<GradualPruningAttribute>() is not { } settings)
        {
            return [];
        }

        if (declaration.Topology is not { } topology)
        {
            return
            [
                new(
                    ProblemId.GradualPruningWithoutTopology,
                    "[GradualPruning] masks weights, and without [Topology] no layer has a mask; add [Topology(Density = 1)] to begin with dense networks.",
                    [Anchor.Part(Part), Anchor.Without("Topology"), Anchor.Declaration]),
            ];
        }

        return Others(declaration).Concat(Time(declaration, settings)).Concat(sizesKnown ? Densities(declaration, topology, settings) : []);
    }

    private static IEnumerable<Problem> Others(Declaration declaration)
    {
        if (declaration.Grow is not null)
        {
            yield return new(
                ProblemId.GradualPruningWithOther,
                "[GradualPruning] takes connections away while [Grow] adds some; remove growth with [Without<GrowAttribute>, Without<PruneAttribute>], or "
                + "remove [GradualPruning].",
                [Anchor.Part(Part), Anchor.Part("Grow"), Anchor.Declaration]);
        }

        if (declaration.Part<RewireAttribute>() is not null)
        {
            yield return new(
                ProblemId.GradualPruningWithOther,
                "[GradualPruning] lowers the density of a layer, and [Rewire] keeps it; remove one of the two.",
                [Anchor.Part(Part), Anchor.Part("Rewire"), Anchor.Declaration]);
        }
    }

    private static IEnumerable<Problem> Time(Declaration declaration, GradualPruningAttribute settings)
    {
        string begin = MessageFormat.Number(settings.Begin), end = MessageFormat.Number(settings.End);
        if (settings.Begin >= settings.End)
        {
            yield return new(
                ProblemId.NoGradualPruning,
                $"Pruning would begin after {begin} of the run and end after {end}; give Begin a smaller value than End.",
                [Anchor.Part(Part, "Begin"), Anchor.Part(Part, "End")]);
            yield break;
        }

        long updates = UpdateClock.Total(declaration), first = (long)(settings.Begin * updates), last = (long)(settings.End * updates);
        if (updates > 0 && updates / settings.Every * settings.Every < System.Math.Max(first, 1))
        {
            yield return new(
                ProblemId.NoGradualPruning,
                $"No event of pruning takes place: the run has {MessageFormat.Count(updates)} updates, pruning lasts from {MessageFormat.Count(first)} to "
                + $"{MessageFormat.Count(last)}, and Every = {MessageFormat.Count(settings.Every)}; lower Every.",
                [Anchor.Part(Part, "Every"), Anchor.Part(Part), Anchor.Declaration]);
        }
    }

    private static IEnumerable<Problem> Densities(Declaration declaration, TopologyAttribute topology, GradualPruningAttribute settings)
    {
        Anchor[] places = [Anchor.Part(Part, "FinalDensity"), Anchor.Part(Part), Anchor.Declaration];
        string final = MessageFormat.Number(settings.FinalDensity);
        if (settings.FinalDensity >= topology.Density)
        {
            yield return new(
                ProblemId.FinalDensityImpossible,
                $"Networks start at density {MessageFormat.Number(topology.Density)}, so nothing is pruned until FinalDensity = {final}; raise "
                + "Topology.Density, to 1 for dense networks, or lower FinalDensity.",
                [.. places]);
            yield break;
        }

        foreach (NetworkDeclaration network in declaration.Networks.Where(static n => n.Layers.Count > 0 && n.Layers.All(static layer => layer.Units > 0)))
        {
            if (FinalDensities.Of(declaration, network, settings) is { Feasible: false } allocation)
            {
                yield return new(
                    ProblemId.FinalDensityImpossible,
                    $"{network.Name} cannot end at density {final}: its layer {allocation.Starved} would have less than one input per unit. The smallest "
                    + $"possible density of this network is {MessageFormat.Number(System.Math.Ceiling(allocation.LeastDensity * 10_000) / 10_000)}; raise "
                    + "FinalDensity or write [Dense] on the network.",
                    [Anchor.Part(Part, "FinalDensity"), Anchor.Part(Part), Anchor.OfNetwork(network.Name), Anchor.Declaration]);
            }
        }
    }
}
