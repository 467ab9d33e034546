using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Topology;
using Shouldly;

namespace NE.Integration.Tests.Trials;

/// <summary>
/// Checks the choices of a learner at topology events against the definitions, with the scores that the reference measured, and applies
/// them to the reference.
/// </summary>
internal sealed class EventCheck(GrowthPlan plan, Td3 learner)
{
    // Scores and activities of the two sides differ by float32 rounding, relative to the largest of the layer. A choice between two
    // values nearer than this is a near tie, and either is right.
    private const double NearTie = 2e-4;

    private readonly Dictionary<string, Carry> carries =
        ReferenceLearner.Layers(learner).ToDictionary(layer => layer.Name, _ => new Carry());
    private readonly Dictionary<string, int> liveAtStart =
        ReferenceLearner.Layers(learner).ToDictionary(layer => layer.Name, layer => layer.LiveWeights);

    public (int Grown, int Pruned, int Revived) Changes { get; private set; }

    /// <summary>Checks and applies the event of update t.</summary>
    public void Follow(long t, IReadOnlyDictionary<string, LayerMeasure> measures, Trial trial)
    {
        TensorDictionary after = trial.Save();
        foreach (Network network in learner.Critics.Append(learner.Actor))
        {
            for (int l = 0; l < network.Layers.Count; l++)
            {
                Layer layer = network.Layers[l];
                if (layer.Mask is null)
                    continue;
                TopologyRecord record = trial.Log.Records.Single(entry => entry.Layer == layer.Name && entry.Update == t);
                Follow(t, layer, network.ReaderOf(l), measures[layer.Name], after, record);
            }
        }
    }

    private void Follow(long t, Layer layer, Layer? next, LayerMeasure measure, TensorDictionary after, TopologyRecord record)
    {
        string where = $"{layer.Name} at update {t}";
        int liveBefore = layer.LiveWeights;
        bool[] mask = after.Mask(layer.Name + ".mask", layer.Mask!.Length);
        double[] weight = after.Doubles(layer.Name + ".weight"), bias = after.Doubles(layer.Name + ".bias");
        List<int> grown = [.. Enumerable.Range(0, mask.Length).Where(i => mask[i] && !layer.Mask[i])];
        List<int> pruned = [.. Enumerable.Range(0, mask.Length).Where(i => !mask[i] && layer.Mask[i])];

        double scheduled = Scheduled(t, layer);
        int requested = Math.Min(Wanted(t, layer, scheduled), mask.Length - liveBefore);
        CheckGrowth(grown, requested, measure, where);
        CheckNewborn(grown, weight, layer, where);
        double bound = plan.UpperBound * (plan.AfterSaturation && !plan.Closed && liveBefore == mask.Length ? scheduled : requested);
        CheckPruning(pruned, (int)Math.Floor(bound), measure, where);

        List<int> units = [.. Enumerable.Range(0, layer.Outputs).Where(unit =>
            !mask.AsSpan(unit * layer.Inputs, layer.Inputs).Contains(true) && IsRedrawn(unit, layer, measure))];
        foreach (int unit in units)
            Math.Abs(bias[unit]).ShouldBeLessThanOrEqualTo(layer.Bound * 1.000001, $"redrawn bias {unit} of {where}");
        var change = new TopologyChange(
            grown.ToDictionary(i => i, i => weight[i]), pruned, units.ToDictionary(unit => unit, unit => bias[unit]));
        TopologyEvent.Apply(layer, next, change, plan.Rules);

        layer.Mask.ShouldBe(mask, where);
        (record.LiveBefore, record.Live, record.Size, record.Grown, record.Pruned)
            .ShouldBe((liveBefore, layer.LiveWeights, mask.Length, grown.Count, pruned.Count), where);
        Changes = (Changes.Grown + grown.Count, Changes.Pruned + pruned.Count, Changes.Revived + units.Count);
    }

    private double Scheduled(long t, Layer layer)
    {
        int size = layer.Weight.Value.Length;
        double start = (double)liveAtStart[layer.Name] / size;
        double Weight(long at) => plan.Weight(at, plan.End);
        double rate = plan.Rate > 0 ? plan.Rate : GrowthSchedule.AutomaticRate(start, 1, plan.Every, plan.End, Weight);
        return rate * (plan.OfActive ? layer.LiveWeights : size) * Weight(t);
    }

    private int Wanted(long t, Layer layer, double scheduled) => plan.Closed
        ? GrowthSchedule.Deficit(
            layer.Weight.Value.Length, layer.LiveWeights, liveAtStart[layer.Name], 1, GrowthSchedule.CosineShare(t + plan.Every, plan.End))
        : carries[layer.Name].Take(scheduled);

    private void CheckGrowth(List<int> grown, int wanted, LayerMeasure measure, string where)
    {
        IReadOnlyList<int> candidates = measure.Candidates(plan.Rules, _ => 0);
        grown.Count.ShouldBe(Math.Min(wanted, candidates.Count), $"grown in {where}");
        if (!plan.Closed && plan.Rules.SkipZeroScore)
            carries[measure.Layer.Name].Remainder += wanted - grown.Count;
        grown.ShouldBeSubsetOf(candidates, where);
        if (!plan.ByGradient || grown.Count == 0 || grown.Count == candidates.Count)
            return;
        double leastChosen = grown.Min(i => measure.Score[i]);
        double bestLeft = candidates.Except(grown).Max(i => measure.Score[i]);
        leastChosen.ShouldBeGreaterThanOrEqualTo(bestLeft - (NearTie * measure.Score.Max()), $"growth scores in {where}");
    }

    private void CheckNewborn(List<int> grown, double[] weight, Layer layer, string where)
    {
        double bound = layer.Bound * plan.NewbornBound * 1.000001;
        grown.ShouldAllBe(i => plan.NewbornZero ? weight[i] == 0 : Math.Abs(weight[i]) <= bound, $"newborn values in {where}");
        if (!plan.NewbornZero && grown.Count > 20)
            grown.Select(i => weight[i]).Distinct().Count().ShouldBeGreaterThan(grown.Count / 4, $"newborn values in {where}");
    }

    private void CheckPruning(List<int> pruned, int bound, LayerMeasure measure, string where)
    {
        double tau = plan.Rules.DormantThreshold;
        int sure = measure.DormantConnections(plan.Rules with { DormantThreshold = tau == 0 ? 0 : tau - NearTie }).Count;
        IReadOnlyList<int> possible = measure.DormantConnections(plan.Rules with { DormantThreshold = tau + NearTie });
        pruned.ShouldBeSubsetOf(possible, where);
        pruned.Count.ShouldBeLessThanOrEqualTo(Math.Min(bound, possible.Count), $"pruned in {where}");
        if (!plan.WholeUnits)
        {
            pruned.Count.ShouldBeGreaterThanOrEqualTo(Math.Min(bound, sure), $"pruned in {where}");
            return;
        }

        Layer layer = measure.Layer;
        foreach (int unit in pruned.Select(i => i / layer.Inputs).Distinct())
        {
            int live = Enumerable.Range(unit * layer.Inputs, layer.Inputs).Count(layer.IsLive);
            pruned.Count(i => i / layer.Inputs == unit).ShouldBe(live, $"connections of unit {unit} pruned in {where}");
        }
    }

    // Of the units without live inputs: those that lost their last one at this event, and those whose bias does not make them fire.
    private static bool IsRedrawn(int unit, Layer layer, LayerMeasure measure) => measure.NeuronScore.Length > 0
        && (layer.Mask.AsSpan(unit * layer.Inputs, layer.Inputs).Contains(true) || measure.NeuronScore[unit] <= 0);
}
