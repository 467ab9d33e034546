using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Methods.Topology;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods.Grow;

/// <summary>Checks that growth happens, ends within the run, and reaches the final density.</summary>
internal static class GrowRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
        Growth(declaration, sizesKnown).Concat(PruneRules.Check(declaration, sizesKnown));

    private static IEnumerable<Problem> Growth(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Grow is not { } grow)
        {
            return [];
        }

        if (declaration.Topology is not { } topology)
        {
            return
            [
                new(
                    ProblemId.GrowthWithoutTopology,
                    "Growth needs a sparse topology to grow in; add [Topology], or remove growth with [Without<GrowAttribute>].",
                    [Anchor.Part("Grow"), Anchor.Without("Topology"), Anchor.Declaration]),
            ];
        }

        return Unused(grow).Concat(Scheduled(declaration, grow)).Concat(Amount(declaration, topology, grow, sizesKnown));
    }

    private static IEnumerable<Problem> Scheduled(Declaration declaration, GrowAttribute grow)
    {
        string part = SchemaReader.NameOf(typeof(GrowthCurveAttribute));
        if (declaration.Parts.All(other => other.Name != part))
        {
            yield break;
        }

        if (declaration.OwnOf<GrowthCurveAttribute>() is not { } curve)
        {
            yield return OwnTypeRules.Missing(part, "IGrowthCurve", "nothing says when to grow");
        }
        else if (grow.Control == Control.OpenLoop)
        {
            yield return new(
                ProblemId.GrowthValueUnused,
                $"[{part}<{curve.Simple}>] has no effect: it says which density is due, and only closed-loop growth follows a density; write "
                + "Control = Control.ClosedLoop.",
                [Anchor.Part(part), Anchor.Part("Grow", nameof(grow.Control)), Anchor.Declaration]);
        }
        else if (grow.Schedule != Anneal.Cosine)
        {
            yield return Unused(nameof(grow.Schedule), $"[{part}<{curve.Simple}>] replaces it");
        }
    }

    private static IEnumerable<Problem> Unused(GrowAttribute grow)
    {
        if (grow.Rate > 0 && grow.Control == Control.ClosedLoop)
        {
            yield return Unused("Rate", "closed-loop growth follows the density curve; write Control = Control.OpenLoop to use a rate");
        }

        // An automatic rate compensates for any factor, and for a basis that does not change over the run.
        bool automatic = grow.Control == Control.ClosedLoop || grow.Rate == 0;
        if (grow.Basis != GrowthBasis.LayerSize && automatic && !(grow.Control == Control.OpenLoop && grow.Basis == GrowthBasis.Active))
        {
            yield return Unused("Basis", "it applies to an open-loop Rate, and none is set");
        }

        if (grow.Amplitude != 1 && automatic)
        {
            yield return Unused("Amplitude", grow.Control == Control.ClosedLoop
                ? "closed-loop growth follows the density curve; write Control = Control.OpenLoop and a Rate to use a factor"
                : "an automatic rate compensates for it; write a Rate to use a factor");
        }

        if (grow.Power != 1 && grow.Schedule != Anneal.WarmDecay)
        {
            yield return Unused("Power", "only Anneal.WarmDecay has an exponent");
        }
    }

    private static Problem Unused(string setting, string reason) => new(
        ProblemId.GrowthValueUnused, $"Grow.{setting} has no effect: {reason}.", [Anchor.Part("Grow", setting)]);

    private static IEnumerable<Problem> Amount(
        Declaration declaration, TopologyAttribute topology, GrowAttribute grow, bool sizesKnown)
    {
        long updates = UpdateClock.Total(declaration);
        if (updates <= 0)
        {
            yield break;
        }

        long end = grow.Until > 0 ? grow.Until : updates;
        Anchor[] interval = [Anchor.Part("Grow", "Every"), Anchor.Part("Grow", "Until"), Length, Anchor.Part("Grow"), Anchor.Declaration];
        if (GrowthSchedule.Events(Math.Min(end, updates + 1), grow.Every) == 0)
        {
            yield return new(
                ProblemId.NoGrowthEvent,
                $"No growth event takes place: the first would be at update {MessageFormat.Count(grow.Every)}, and growth ends before update "
                + $"{MessageFormat.Count(Math.Min(end, updates))}. Lower Grow.Every or lengthen the run.",
                interval.ToEquatableArray());
            yield break;
        }

        if (declaration.Networks.Count > 0 && declaration.Networks.All(network => network.Dense))
        {
            yield return new(
                ProblemId.NothingToGrow,
                "Nothing is left to grow: every network is [Dense]. Remove [Dense] from one, or put it on the experiment instead.",
                [Anchor.Part("Grow"), Anchor.Part("Topology"), Anchor.OfNetwork(declaration.Networks[0].Name), Anchor.Declaration]);
            yield break;
        }

        IReadOnlyList<(NetworkDeclaration Network, LayerPlan Layer)>? elastic = sizesKnown ? ElasticLayers.Of(declaration) : null;
        if (elastic is not null && elastic.All(e => e.Layer.Density >= topology.FinalDensity))
        {
            yield return new(
                ProblemId.NothingToGrow,
                $"Nothing is left to grow: {Fullness(elastic, topology)}. "
                + "Lower Density, raise FinalDensity, or remove growth with [Without<GrowAttribute>].",
                [Anchor.Part("Topology", "Density"), Anchor.Part("Topology", "FinalDensity"), Anchor.Part("Topology"), Anchor.Declaration]);
            yield break;
        }

        if (end > updates)
        {
            double share = GrownBy(grow, updates, end);
            yield return new(
                ProblemId.GrowthBeyondRun,
                $"Growth continues until update {MessageFormat.Count(end)}, but the run ends at {MessageFormat.Count(updates)}: about "
                + $"{MessageFormat.Number(Math.Round(100 * share))} % of it is done by then"
                + Behind(elastic, layer => GrowthSchedule.DensityAt(grow, end, layer.Density, topology.FinalDensity, share))
                + ". Lower Grow.Until, or omit it to end with the run.",
                [Anchor.Part("Grow", "Until"), Length, Anchor.Declaration]);
        }

        if (elastic is not null && grow.Control == Control.OpenLoop && grow.Rate > 0)
        {
            (string name, double from, double reached) = Least(
                elastic, layer => GrowthSchedule.ReachableDensity(grow, end, layer.Density, topology.FinalDensity));

            // A shortfall below half a percent is rounding of a hand-written rate.
            if (reached < topology.FinalDensity - 0.005)
            {
                yield return new(
                    ProblemId.GrowthNeverFinishes,
                    $"Growth cannot reach density {MessageFormat.Share(topology.FinalDensity)}: Rate = {MessageFormat.Number(grow.Rate)} over "
                    + $"{MessageFormat.Count(GrowthSchedule.Events(end, grow.Every))} events takes {name} from {MessageFormat.Share(from)} to "
                    + $"{MessageFormat.Share(reached)}. Omit Rate to have it computed, or raise it.",
                    [Anchor.Part("Grow", "Rate"), Anchor.Part("Grow", "Every"), Length, Anchor.Part("Grow"), Anchor.Declaration]);
            }
        }
    }

    private static string Behind(
        IReadOnlyList<(NetworkDeclaration Network, LayerPlan Layer)>? elastic, Func<LayerPlan, double> density)
    {
        if (elastic is null)
        {
            return "";
        }

        (string name, _, double reached) = Least(elastic, density);
        return $", and {name} has a density near {MessageFormat.Share(reached)}";
    }

    private static string Fullness(IReadOnlyList<(NetworkDeclaration Network, LayerPlan Layer)> elastic, TopologyAttribute topology)
    {
        if (elastic.Count == 0)
        {
            return "every layer is dense or protected";
        }

        (string name, double from, _) = Least(elastic, layer => layer.Density);
        return $"of the layers that may grow {name} is the sparsest and starts at density {MessageFormat.Share(from)}, and growth ends at "
            + MessageFormat.Share(topology.FinalDensity);
    }

    // Growth is per layer, so the message names the sparsest layer.
    private static (string Name, double From, double Density) Least(
        IReadOnlyList<(NetworkDeclaration Network, LayerPlan Layer)> elastic, Func<LayerPlan, double> density) => elastic
        .Select(e => ($"{e.Network.Name}.{e.Layer.Name}", e.Layer.Density, Reached: density(e.Layer)))
        .Aggregate((least, next) => next.Reached < least.Reached ? next : least);

    private static Anchor Length => Anchor.Part("Experiment", "Steps");

    // Share of the schedule's integral before an update; the cosine's is t/T + sin(πt/T)/π (docs/algorithm.md, Growth schedule).
    private static double GrownBy(GrowAttribute grow, long update, long end)
    {
        double progress = (double)update / end;
        return grow.Schedule switch
        {
            Anneal.Cosine => progress + (Math.Sin(Math.PI * progress) / Math.PI),
            Anneal.Uniform => progress,
            _ => 1 - Math.Pow(1 - progress, grow.Power + 1),
        };
    }
}
