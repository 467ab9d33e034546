using System;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Planning;

/// <summary>Growth over a whole run (docs/algorithm.md, Growth schedule): the densities that a declaration can reach.</summary>
internal static class GrowthSchedule
{
    /// <summary>Whether the course of growth is known before the run; estimates of cost take one that is not as even.</summary>
    public static bool IsKnown(Declaration declaration) => !declaration.Parts.Any(static part => Schema.Find(part.Name) is { Unplanned: true });

    /// <summary>Number of events at ΔT, 2ΔT, … before the end.</summary>
    /// <param name="end">First update without growth.</param>
    /// <param name="every">Updates between events, at least 1.</param>
    public static long Events(long end, long every) => end <= every ? 0 : (end - 1) / every;

    /// <summary>The schedule's weight at an update, in [0, amplitude].</summary>
    public static double Weight(GrowAttribute grow, long update, long end)
    {
        double progress = Math.Min(1, (double)update / end);
        return grow.Schedule switch
        {
            Anneal.Cosine => grow.Amplitude / 2 * (1 + Math.Cos(Math.PI * progress)),
            Anneal.Uniform => grow.Amplitude / 2,
            _ => grow.Amplitude * Math.Pow(1 - progress, grow.Power),
        };
    }

    /// <summary>The sum of the schedule's weights over all events.</summary>
    public static double TotalWeight(GrowAttribute grow, long end)
    {
        long events = grow.Every > 0 ? Events(end, grow.Every) : 0;
        if (events == 0)
        {
            return 0;
        }

        if (grow.Schedule != Anneal.WarmDecay)
        {
            // Cosine and uniform events have the same closed form if the end is a multiple of the interval.
            if (grow.Schedule == Anneal.Uniform || end % grow.Every == 0)
            {
                return grow.Amplitude / 2 * events;
            }
        }

        // Extremely many events must not stall the editor; the sum is then approximated by its integral.
        if (events > 1_000_000)
        {
            return grow.Amplitude * events / (grow.Schedule == Anneal.Cosine ? 2 : grow.Power + 1);
        }

        double total = 0;
        for (long m = 1; m <= events; m++)
        {
            total += Weight(grow, m * grow.Every, end);
        }

        return total;
    }

    /// <summary>
    /// The rate that takes a layer from one density to another by the end without pruning: 2(ρ* − ρ0)/(α(M − 1)) for the cosine.
    /// Infinite if there are no events.
    /// </summary>
    public static double AutomaticRate(GrowAttribute grow, long end, double from, double to) => (to - from) / TotalWeight(grow, end);

    /// <summary>Live connections of an elastic layer at the end of the declared run, without pruning or with pruned connections regrown.</summary>
    public static long LiveAtEnd(ExperimentPlan plan, LayerPlan layer)
    {
        if (plan.Declaration is not { Grow: { } grow, Topology: { } topology } || plan.Events == 0)
        {
            return layer.Live;
        }

        double from = (double)layer.Live / layer.Weights, to = topology.FinalDensity;
        double reached = grow.Control == Control.ClosedLoop ? to : Math.Min(to, ReachableDensity(grow, plan.GrowthEnd, from, to));
        return Math.Max(layer.Live, (long)Math.Floor((reached * layer.Weights) + 0.5));
    }

    /// <summary>The completed share of the schedule at an update, in the limit of many events.</summary>
    public static double ShareAt(GrowAttribute grow, long update, long end)
    {
        long events = Events(end, grow.Every);
        long done = Math.Min(events, update / grow.Every);
        double progress = events == 0 ? 0 : (double)done / events;
        return grow.Schedule switch
        {
            Anneal.Cosine => progress + (Math.Sin(Math.PI * progress) / Math.PI),
            Anneal.Uniform => progress,
            _ => 1 - Math.Pow(1 - progress, grow.Power + 1),
        };
    }

    /// <summary>
    /// Live connections of all networks, excluding targets, at an environment step of the declared run, without pruning or with
    /// pruned connections regrown.
    /// </summary>
    public static long LiveAt(ExperimentPlan plan, long step)
    {
        double live = 0;
        long update = UpdateClock.Of(plan.Declaration).Updates(step);
        foreach (NetworkPlan network in plan.Networks)
        {
            foreach (LayerPlan layer in network.Layers)
            {
                live += network.Declaration.Twins * LiveAfter(plan, layer, update);
            }
        }

        return (long)Math.Floor(live + 0.5);
    }

    /// <summary>As <see cref="LiveAt(ExperimentPlan, long)"/>, of one layer of one instance of its network.</summary>
    public static long LiveAt(ExperimentPlan plan, LayerPlan layer, long step) =>
        (long)Math.Floor(LiveAfter(plan, layer, UpdateClock.Of(plan.Declaration).Updates(step)) + 0.5);

    private static double LiveAfter(ExperimentPlan plan, LayerPlan layer, long update)
    {
        if (!layer.Elastic || plan.Declaration is not { Grow: { } grow, Topology: { } topology } || plan.Events == 0)
        {
            return layer.Live;
        }

        double from = (double)layer.Live / layer.Weights;
        double share = IsKnown(plan.Declaration) ? ShareAt(grow, update, plan.GrowthEnd) : Math.Min(1, (double)update / plan.GrowthEnd);
        double density = DensityAt(grow, plan.GrowthEnd, from, topology.FinalDensity, share);
        return Math.Max(layer.Live, Math.Min(density, topology.FinalDensity) * layer.Weights);
    }

    /// <summary>The density that open-loop growth reaches at the end without pruning, capped at 1.</summary>
    public static double ReachableDensity(GrowAttribute grow, long end, double from, double to) =>
        grow.Rate == 0 && TotalWeight(grow, end) == 0 ? from : DensityAt(grow, end, from, to, share: 1);

    /// <summary>The density that growth reaches after a share of the schedule without pruning, capped at 1.</summary>
    /// <param name="grow">The growth; a rate applies only in open loop.</param>
    /// <param name="end">First update without growth.</param>
    /// <param name="from">Initial density.</param>
    /// <param name="to">Final density.</param>
    /// <param name="share">Completed share of the schedule, in [0, 1].</param>
    public static double DensityAt(GrowAttribute grow, long end, double from, double to, double share)
    {
        if (to <= from)
        {
            return from;
        }

        if (grow.Control == Control.ClosedLoop || grow.Rate == 0)
        {
            bool geometric = grow.Control == Control.OpenLoop && grow.Basis == GrowthBasis.Active;
            return geometric ? from * Math.Pow(to / from, share) : from + ((to - from) * share);
        }

        double weight = TotalWeight(grow, end) * share;
        double reached = grow.Basis switch
        {
            GrowthBasis.LayerSize => from + (grow.Rate * weight),
            GrowthBasis.InitialGap => from + (grow.Rate * (to - from) * weight),
            _ => from * Math.Exp(grow.Rate * weight),
        };
        return Math.Min(1, reached);
    }
}
