using System;
using System.Linq;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>Growth over whole runs (docs/algorithm.md, "Growth schedule", "Saturation and the end of growth").</summary>
public sealed class ElasticLayerRunTests
{
    private const long Every = 1_000;

    private static void Event(ElasticLayer elastic, int count, double upperBound = 0)
    {
        elastic.SelectAtRandom(count);
        elastic.SelectDormant(upperBound);
        elastic.ConnectZero();
        elastic.Disconnect();
    }

    private static float[] DistinctScores(int size) => [.. Enumerable.Range(1, size).Select(k => (float)k)];

    [Theory]
    [InlineData(3_000, 5e-4, 1.0)]
    [InlineData(300, 3e-3, 0.8)]
    [InlineData(77, 7e-3, 1.0)]
    public void OpenLoop_OverARun_GrowsTheSumOfTheScheduleWithoutLoss(int intervals, double rate, double amplitude)
    {
        using var bench = new LayerBench(units: 23, inputs: 19, liveAtStart: 50);
        long end = intervals * Every;
        int grown = 0;
        for (long t = Every; t < end; t += Every)
        {
            bench.Elastic.BeginEvent(1, t);
            int count = bench.Elastic.Carry(rate * bench.Elastic.Size * Anneal.Cosine(t, end, amplitude));
            Event(bench.Elastic, count);
            grown += bench.Elastic.EndEvent().Grown;
        }

        double expected = rate * bench.Size * amplitude * (intervals - 1) / 2;
        grown.ShouldBeInRange((int)expected - 1, (int)expected + 1);
    }

    [Fact]
    public void Carry_OfTheWideLayerOfTheSpecification_LosesNothingWhereFlooringLosesASixth()
    {
        const int Size = 32_768, Intervals = 3_000;
        using var bench = new LayerBench(units: 128, inputs: 256, liveAtStart: 1);
        long carried = 0, floored = 0;
        bench.Elastic.BeginEvent(1, Every);
        for (int m = 1; m < Intervals; m++)
        {
            double amount = 5e-4 * Size * Anneal.Cosine(m * Every, Intervals * Every, 1);
            carried += bench.Elastic.Carry(amount);
            floored += (long)amount;
        }

        (carried / (double)Size).ShouldBe(0.74975, 1.0 / Size);
        (floored / (double)Size).ShouldBe(0.70825, 0.5e-5);
    }

    [Fact]
    public void OpenLoop_WithTheAutomaticRate_EndsAtTheFinalDensity()
    {
        using var bench = new LayerBench(units: 40, inputs: 50, liveAtStart: 500);
        long end = 200 * Every;
        double rate = Anneal.AutomaticRate(bench.Elastic.InitialDensity, 0.9, Anneal.CosineWeights(end, Every, 1));
        for (long t = Every; t < end; t += Every)
        {
            bench.Elastic.BeginEvent(1, t);
            Event(bench.Elastic, bench.Elastic.Carry(rate * bench.Elastic.Size * Anneal.Cosine(t, end, 1), 0.9));
            bench.Elastic.EndEvent();
        }

        bench.Layer.LiveWeights.ShouldBe(1_800);
    }

    // The sum of the amounts is a whole number of connections; in floating point it may be just below.
    [Fact]
    public void OpenLoop_WithTheAutomaticRate_EndsAtTheFinalDensityAtEveryLength()
    {
        int[] incomplete = [.. Enumerable.Range(2, 400).Where(static intervals =>
        {
            using var bench = new LayerBench(units: 4, inputs: 25, liveAtStart: 25);
            long end = intervals * Every;
            double rate = Anneal.AutomaticRate(bench.Elastic.InitialDensity, 1, Anneal.CosineWeights(end, Every, 1));
            int grown = 0;
            for (long t = Every; t < end; t += Every)
            {
                grown += bench.Elastic.Carry(rate * bench.Elastic.Size * Anneal.Cosine(t, end, 1));
            }

            return grown != 75;
        })];
        incomplete.ShouldBeEmpty();
    }

    [Fact]
    public void DormantUnits_ThatHoldAllFreeConnections_AreDismantledAlthoughNothingGrows()
    {
        using var bench = new LayerBench(units: 4, inputs: 10, liveAtStart: 34);
        bench.SetLive([.. Enumerable.Range(0, 34)]);
        bench.SetScores(new float[40]);
        bench.SetActivity(1, 1, 1, 0);
        int[] left = new int[4];
        for (int k = 0; k < left.Length; k++)
        {
            bench.Elastic.BeginEvent(1, (k + 1) * Every);
            bench.Elastic.MeasureActivity(bench.Hidden, 0);
            bench.Elastic.SelectByScoreSkippingZero(bench.Elastic.GrowthDeficit(1, 1));
            bench.Elastic.SelectDormant(0.4);
            bench.Elastic.ConnectZero();
            bench.Elastic.Disconnect();
            bench.Elastic.EndEvent().Grown.ShouldBe(0);
            left[k] = bench.Layer.LiveWeights - 30;
        }

        // Requested are 6, then 8: ⌊0.4 · 6⌋ = 2, then ⌊0.4 · 8⌋ = 3 are more than the unit has left.
        left.ShouldBe([2, 0, 0, 0]);
    }

    [Fact]
    public void Carry_InALayerNearItsFinalDensity_NeverExceedsIt()
    {
        using var bench = new LayerBench(units: 10, inputs: 10, liveAtStart: 25);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.Carry(100, finalDensity: 0.29).ShouldBe(4);
        bench.Elastic.Carry(0.5, finalDensity: 0.2).ShouldBe(0);
    }

    [Fact]
    public void ClosedLoop_WithPruning_HitsTheDueDensityAfterEveryEvent()
    {
        using var bench = new LayerBench(units: 20, inputs: 30, liveAtStart: 150);
        bench.SetScores(DistinctScores(bench.Size));
        float[] activity = [.. Enumerable.Range(0, 20).Select(i => i % 4 == 0 ? 0f : 1)];
        bench.SetActivity(activity);
        long end = 50 * Every;
        int pruned = 0, prunedBefore = 0;
        for (long t = Every; t < end; t += Every)
        {
            bench.Elastic.BeginEvent(1, t);
            bench.Elastic.MeasureActivity(bench.Hidden, 0);
            int due = (int)Math.Floor(150 + ((0.8 * 600) - 150) * Anneal.CosineShare(t + Every, end) + 0.5);
            int count = bench.Elastic.GrowthDeficit(0.8, Anneal.CosineShare(t + Every, end));
            count.ShouldBe(due - bench.Elastic.Live);
            bench.Elastic.SelectByScore(count);
            bench.Elastic.SelectDormant(0.4);
            bench.Elastic.ConnectZero();
            bench.Elastic.Disconnect();
            TopologyRecord record = bench.Elastic.EndEvent();
            record.Live.ShouldBe(due - record.Pruned);
            prunedBefore = record.Pruned;
            pruned += record.Pruned;
            record.Carry.ShouldBe(0);
        }

        pruned.ShouldBeGreaterThan(20);
        bench.Layer.LiveWeights.ShouldBe(480 - prunedBefore);
    }

    [Fact]
    public void ClosedLoop_InALayerThatStartsAboveTheFinalDensity_GrowsNothing()
    {
        using var bench = new LayerBench(units: 10, inputs: 10, liveAtStart: 60);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.GrowthDeficit(0.5, 1).ShouldBe(0);
        bench.Elastic.Gap(0.5).ShouldBe(0);
        bench.Elastic.Gap(1).ShouldBe(40);
    }

    [Fact]
    public void SkippedZeroScores_InOpenLoop_WaitForTheNextEvent()
    {
        using var bench = new LayerBench(units: 2, inputs: 5, liveAtStart: 2);
        bench.SetLive(0, 1);
        bench.SetScores([9, 9, 0, 3, -0f, 0, 0, 2, 0, 0]);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.SelectByScoreSkippingZero(bench.Elastic.Carry(5.25));
        bench.Elastic.Grown.ToArray().ShouldBe([3, 7]);
        bench.Elastic.Waiting.ShouldBe(3.25);
        bench.Elastic.ConnectZero();
        bench.Elastic.EndEvent().Carry.ShouldBe(3.25);

        bench.SetScores([9, 9, 1, 3, 1, 0, 1, 2, 1, 0]);
        bench.Elastic.BeginEvent(1, 2 * Every);
        bench.Elastic.Carry(0.75).ShouldBe(4);
    }

    [Fact]
    public void SkippedZeroScores_InClosedLoop_AreNotCountedTwice()
    {
        using var bench = new LayerBench(units: 2, inputs: 5, liveAtStart: 2);
        bench.SetLive(0, 1);
        bench.SetScores(new float[10]);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.SelectByScoreSkippingZero(bench.Elastic.GrowthDeficit(1, 0.5));
        bench.Elastic.Grown.Length.ShouldBe(0);
        bench.Elastic.EndEvent().Carry.ShouldBe(0);
        bench.Elastic.BeginEvent(1, 2 * Every);
        bench.Elastic.GrowthDeficit(1, 0.5).ShouldBe(4);
    }

    [Fact]
    public void Growth_BeyondTheCandidates_StopsAtAFullLayerAndCarriesNothing()
    {
        using var bench = new LayerBench(units: 2, inputs: 3, liveAtStart: 4);
        bench.SetLive(0, 1, 2, 3);
        bench.SetScores([0, 0, 0, 0, 1, 2]);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.SelectByScoreSkippingZero(bench.Elastic.Carry(50));
        bench.Elastic.Grown.ToArray().ShouldBe([4, 5]);
        bench.Elastic.Waiting.ShouldBe(0);
    }

    [Fact]
    public void FullLayer_PrunesOnlyWhenTheBoundComesFromTheSchedule()
    {
        using var bench = new LayerBench(units: 4, inputs: 5, liveAtStart: 20);
        bench.SetLive([.. Enumerable.Range(0, 20)]);
        bench.SetActivity(1, 0, 1, 1);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.SelectByScore(bench.Elastic.Carry(7));
        bench.Elastic.SelectDormant(0.4);
        bench.Elastic.Pruned.Length.ShouldBe(0);
        bench.Elastic.SelectDormantScheduled(0.4, 7);
        bench.Elastic.Pruned.Length.ShouldBe(2);
        bench.Elastic.SelectDormantNeuronsScheduled(0.4, 7);
        bench.Elastic.Pruned.Length.ShouldBe(0);
        bench.Elastic.SelectDormantNeuronsScheduled(0.9, 7);
        bench.Elastic.Pruned.ToArray().ShouldBe([5, 6, 7, 8, 9]);
    }

    [Fact]
    public void LayerWithRoom_TakesTheBoundFromWhatWasRequestedNotFromTheSchedule()
    {
        using var bench = new LayerBench(units: 2, inputs: 10, liveAtStart: 12);
        bench.SetLive([.. Enumerable.Range(0, 12)]);
        bench.SetScores([.. Enumerable.Repeat(0f, 19), 1f]);
        bench.SetActivity(0, 1);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.SelectByScoreSkippingZero(bench.Elastic.Carry(8));
        bench.Elastic.Grown.Length.ShouldBe(1);
        bench.Elastic.SelectDormantScheduled(0.5, 100);
        bench.Elastic.Pruned.Length.ShouldBe(4);
    }

    [Fact]
    public void PruningBeforeGrowth_LetsWhatItPrunesGrowAgainAsNewborn()
    {
        using var bench = new LayerBench(units: 2, inputs: 10, liveAtStart: 12);
        bench.SetLive([.. Enumerable.Range(0, 12)]);
        bench.SetScores([.. Enumerable.Repeat(5f, 10), .. Enumerable.Repeat(1f, 10)]);
        bench.SetActivity(0, 1);
        bench.Elastic.BeginEvent(1, Every);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.Request(bench.Elastic.Carry(8));
        bench.Elastic.SelectDormant(0.5);
        int[] pruned = bench.Elastic.Pruned.ToArray();
        pruned.Length.ShouldBe(4);
        pruned.ShouldAllBe(static k => k < 10);
        bench.Elastic.Disconnect();
        bench.Elastic.SelectByScore(8);
        bench.Elastic.Grown.ToArray().Intersect(pruned).Count().ShouldBe(4);
        bench.Elastic.ConnectZero();
        bench.Elastic.Live.ShouldBe(16);
        pruned.ShouldAllBe(k => bench.Mask[k] && bench.Weight[k] == 0);
    }

    [Fact]
    public void RandomGrowth_OverManyEvents_IsUniform()
    {
        using var bench = new LayerBench(units: 5, inputs: 8, liveAtStart: 10);
        bool[] live = bench.Mask;
        int[] chosen = new int[bench.Size];
        const int Events = 6_000, Count = 10;
        for (int t = 1; t <= Events; t++)
        {
            bench.Elastic.BeginEvent(3, t);
            bench.Elastic.SelectAtRandom(Count);
            foreach (int k in bench.Elastic.Grown)
            {
                chosen[k]++;
            }
        }

        // 30 candidates, each chosen with probability 1/3; chi-square of 29 degrees of freedom (scaled for draws without replacement) stays below 60.
        double expected = Events * Count / 30.0;
        double chi = Enumerable.Range(0, bench.Size).Where(k => !live[k]).Sum(k => Math.Pow(chosen[k] - expected, 2) / expected) * 30 / 20;
        chi.ShouldBeLessThan(60);
        Enumerable.Range(0, bench.Size).Where(k => live[k]).ShouldAllBe(k => chosen[k] == 0);
    }

    [Fact]
    public void ZeroScores_GrownAsTies_DoNotFillByIndex()
    {
        using var bench = new LayerBench(units: 20, inputs: 50, liveAtStart: 0);
        bench.SetScores(new float[1000]);
        bench.Elastic.BeginEvent(3, Every);
        bench.Elastic.SelectByScore(200);
        int[] grown = bench.Elastic.Grown.ToArray();
        grown.Count(k => k < 500).ShouldBeInRange(70, 130);

        bench.Elastic.BeginEvent(3, 2 * Every);
        bench.Elastic.SelectByScore(200);
        bench.Elastic.Grown.ToArray().Intersect(grown).Count().ShouldBeInRange(15, 75);
    }
}
