using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>What holds after every update of a whole growth schedule, of every trial that grows.</summary>
public class InvariantTests
{
    public static TheoryData<string> GrowingTrials => [.. Plans.Small.Where(plan => plan.Growth is not null).Select(plan => plan.Name)];

    [Theory]
    [MemberData(nameof(GrowingTrials))]
    public void Learner_AtEveryStep_KeepsTheRulesOfMasksAndTargets(string name)
    {
        TrialPlan plan = Plans.Small.Single(candidate => candidate.Name == name);
        using var trial = new Trial(name, seed: 9);
        TensorDictionary state = trial.Save();
        List<string> masked = [.. Layers(state).Where(layer => state.Contains(layer + ".mask"))];
        masked.ShouldNotBeEmpty();
        Dictionary<string, bool[]> masks = masked.ToDictionary(layer => layer, layer => Mask(state, layer));
        for (long t = 1; t <= plan.Growth!.End + plan.Growth.Every; t++)
        {
            trial.Group.Update();
            state = trial.Save();
            bool hasEvent = t % plan.Growth.Every == 0 && t < plan.Growth.End;
            foreach (string layer in masked)
            {
                bool[] mask = Mask(state, layer);
                DeadEntriesOf(state, layer, mask).ShouldBeEmpty($"at update {t}");
                if (!hasEvent)
                    mask.ShouldBe(masks[layer], $"{layer} changed at update {t}, which has no event");
                masks[layer] = mask;
            }

            // Clipping is part of a network's step; an event comes after it, and a redrawn bias waits for the next one.
            if (t % 2 == 0 && !hasEvent && !plan.ClipNewbornOnly)
                CheckClip(state, plan, t);
        }

        CheckRecords(trial.Log.Records, plan, masks);
    }

    [Fact]
    public void LiveWeights_UnderClosedLoop_FollowTheDeclaredCurveExactly()
    {
        using var trial = new Trial("CurveTrial", seed: 4);
        GrowthPlan growth = Plans.Recommended.Growth!;
        Dictionary<string, int> start = Live(trial.Save());
        Grow(trial, growth);
        trial.Log.Records.ShouldNotBeEmpty();
        foreach (TopologyRecord record in trial.Log.Records)
        {
            double share = GrowthSchedule.CosineShare(record.Update + growth.Every, growth.End);
            record.Live.ShouldBe((int)Math.Round(start[record.Layer] + ((record.Size - start[record.Layer]) * share)), record.ToString());
        }
    }

    [Theory]
    [InlineData("RecommendedTrial")]
    [InlineData("ElasticTrial")]
    public void LiveWeights_WithZeroScoresSkipped_NeverExceedTheDeclaredCurve(string name)
    {
        GrowthPlan growth = Plans.Small.Single(plan => plan.Name == name).Growth!;
        using var trial = new Trial(name, seed: 4);
        Dictionary<string, int> start = Live(trial.Save());
        Grow(trial, growth);
        foreach (TopologyRecord record in trial.Log.Records)
        {
            double share = GrowthSchedule.CosineShare(record.Update + growth.Every, growth.End);
            record.Grown.ShouldBeLessThanOrEqualTo(
                GrowthSchedule.Deficit(record.Size, record.LiveBefore, start[record.Layer], 1, share), record.ToString());
        }
    }

    [Theory]
    [InlineData("PaperTrial")]
    [InlineData("RandomGrowthTrial")]
    public void Growth_OverTheWholeOpenLoop_SumsToTheGap(string name)
    {
        GrowthPlan growth = Plans.Small.Single(plan => plan.Name == name).Growth!;
        using var trial = new Trial(name, seed: 4);
        Dictionary<string, int> start = Live(trial.Save());
        Grow(trial, growth);
        foreach (IGrouping<string, TopologyRecord> layer in trial.Log.Records.GroupBy(record => record.Layer))
        {
            // The automatic rate fills the layer with the last event, when nothing is pruned; the carry keeps at most one connection back.
            int gap = layer.First().Size - start[layer.Key];
            layer.Sum(record => record.Grown).ShouldBeInRange(gap - 1, gap, layer.Key);
        }
    }

    private static void Grow(Trial trial, GrowthPlan growth)
    {
        for (long t = 1; t < growth.End; t++)
            trial.Group.Update();
    }

    private static IEnumerable<string> Layers(TensorDictionary state) =>
        state.Names
            .Where(name => name.EndsWith(".weight", StringComparison.Ordinal) && !name.EndsWith(".target.weight", StringComparison.Ordinal))
            .Select(name => name[..^".weight".Length]).Where(layer => !layer.EndsWith(".Norm", StringComparison.Ordinal));

    private static bool[] Mask(TensorDictionary state, string layer) => state.Mask(layer + ".mask", state.Floats(layer + ".weight").Length);

    private static Dictionary<string, int> Live(TensorDictionary state) => Layers(state).Where(layer => state.Contains(layer + ".mask"))
        .ToDictionary(layer => layer, layer => Mask(state, layer).Count(live => live));

    private static IEnumerable<string> DeadEntriesOf(TensorDictionary state, string layer, bool[] mask)
    {
        foreach (string tensor in new[] { ".weight", ".target.weight", ".weight.m", ".weight.v" }.Where(kind => state.Contains(layer + kind)))
        {
            float[] values = state.Floats(layer + tensor);
            for (int i = 0; i < mask.Length; i++)
            {
                if (!mask[i] && values[i] != 0)
                    yield return $"{layer}{tensor}[{i}] is not live but {values[i]}";
            }
        }
    }

    private static void CheckClip(TensorDictionary state, TrialPlan plan, long t)
    {
        foreach (string layer in Layers(state))
        {
            double bound = plan.Kappa!.Value / Math.Sqrt(state.Shape(layer + ".weight")[1]) * 1.000001;
            state.Floats(layer + ".weight").Concat(state.Floats(layer + ".bias")).Max(Math.Abs)
                .ShouldBeLessThanOrEqualTo((float)bound, $"{layer} at {t}");
        }
    }

    private static void CheckRecords(List<TopologyRecord> records, TrialPlan plan, Dictionary<string, bool[]> masks)
    {
        GrowthPlan growth = plan.Growth!;
        long events = GrowthSchedule.Events(growth.Every, growth.End);
        records.Count.ShouldBe((int)events * masks.Count);
        foreach (IGrouping<string, TopologyRecord> layer in records.GroupBy(record => record.Layer))
        {
            int? live = null;
            int atStart = layer.First().LiveBefore;
            foreach (TopologyRecord record in layer)
            {
                record.LiveBefore.ShouldBe(live ?? record.LiveBefore, record.ToString());
                record.Live.ShouldBe(record.LiveBefore + record.Grown - record.Pruned, record.ToString());
                int requested = growth.Closed
                    ? GrowthSchedule.Deficit(
                        record.Size, record.LiveBefore, atStart, 1, GrowthSchedule.CosineShare(record.Update + growth.Every, growth.End))
                    : record.Grown;
                bool saturated = growth.AfterSaturation && !growth.Closed && record.LiveBefore == record.Size;
                if (!saturated && (growth.Closed || !growth.Rules.SkipZeroScore))
                    record.Pruned.ShouldBeLessThanOrEqualTo((int)(growth.UpperBound * requested), record.ToString());
                live = record.Live;
            }

            masks[layer.Key].Count(isLive => isLive).ShouldBe(live!.Value, layer.Key);
        }
    }
}
