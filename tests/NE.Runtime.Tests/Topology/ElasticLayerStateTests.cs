using System;
using System.Linq;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>Newborn health, checkpoints, and memory of topology events.</summary>
public sealed unsafe class ElasticLayerStateTests
{
    private static TopologyRecord Event(LayerBench bench, long update, double amount = 3.3)
    {
        ElasticLayer elastic = bench.Elastic;
        elastic.BeginEvent(4, update);
        elastic.MeasureActivity(bench.Hidden, 0);
        elastic.SelectByScoreSkippingZero(elastic.Carry(amount));
        elastic.SelectDormantScheduled(0.5, amount);
        elastic.ConnectRandomClipped(3);
        elastic.Disconnect();
        elastic.RedrawBias();
        elastic.ZeroOutgoingOfRevived();
        elastic.ForgetMoments();
        elastic.MaskTarget();
        return elastic.EndEvent();
    }

    private static LayerBench Busy()
    {
        var bench = new LayerBench(units: 8, inputs: 16, liveAtStart: 30);
        bench.SetActivity(0, 1, 1, 0, 1, 1, 1, 1);
        bench.SetScores([.. Enumerable.Range(0, 128).Select(k => (k * 37 % 11) / 8f)]);
        return bench;
    }

    [Fact]
    public void Restore_InTheMiddleOfARun_ContinuesBitForBit()
    {
        using LayerBench straight = Busy(), resumed = Busy();
        for (int m = 1; m <= 7; m++)
        {
            Event(straight, m * 1000);
        }

        MemoryTensors saved = straight.Snapshot();
        resumed.Restore(saved);
        resumed.Snapshot().Differences(saved).ShouldBeEmpty();
        for (int m = 8; m <= 20; m++)
        {
            Event(resumed, m * 1000).ShouldBe(Event(straight, m * 1000));
        }

        resumed.Snapshot().Differences(straight.Snapshot()).ShouldBeEmpty();
    }

    [Fact]
    public void Load_WithoutItsTensors_SaysSo()
    {
        using LayerBench bench = Busy();
        Should.Throw<CheckpointException>(() => bench.Elastic.Load(new MemoryTensors()));
    }

    [Fact]
    public void Event_InSteadyState_AllocatesNothing()
    {
        using LayerBench bench = Busy();
        Event(bench, 1000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int m = 2; m < 12; m++)
        {
            Event(bench, m * 1000, amount: 1);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void NewbornHealth_AfterOneInterval_CountsAliveMovedAndGradient()
    {
        using var bench = new LayerBench(units: 2, inputs: 4, liveAtStart: 3);
        bench.SetLive(0, 1, 4);
        bench.SetScores([1, 1, 5, 6, 1, 0, 7, 8]);
        bench.Elastic.BeginEvent(4, 1000);
        bench.Elastic.SelectByScore(4);
        bench.Elastic.ConnectRandom();
        bench.Elastic.EndEvent().AfterOneInterval.ShouldBeNull();

        // Grown: 2, 3, 6, 7. One dies, one moves, and gradients are set.
        bench.Layer.Mask[2] = 0;
        bench.Layer.Online.Weight[2] = 0;
        bench.Layer.Online.Weight[3] += 0.1f;
        bench.SetScores([1, 2, 100, -3, 3, 100, 4, -5]);
        bench.Elastic.BeginEvent(4, 2000);
        NewbornRecord record = bench.Elastic.EndEvent().AfterOneInterval.ShouldNotBeNull();
        record.Grown.ShouldBe(4);
        record.Alive.ShouldBe(0.75);
        record.Moved.ShouldBe(0.25);
        record.GradientRatio.ShouldBe(4.0 / 2.0, 1e-12);
    }

    [Fact]
    public void NewbornHealth_AfterTenIntervals_ComparesWithWhatLivedBefore()
    {
        using var bench = new LayerBench(units: 2, inputs: 10, liveAtStart: 4);
        bench.SetLive(0, 1, 2, 3);
        bench.SetScores([.. Enumerable.Range(0, 20).Select(k => k < 4 ? 2f : k < 6 ? 1 : 0)]);
        TopologyRecord record = default;
        for (int m = 0; m <= 10; m++)
        {
            bench.Elastic.BeginEvent(4, (m + 1) * 1000);
            bench.Elastic.SelectByScore(m == 0 ? 2 : 1);
            bench.Elastic.ConnectZero();
            record = bench.Elastic.EndEvent();
            (record.AfterTenIntervals is not null).ShouldBe(m == 10);
        }

        NewbornRecord old = record.AfterTenIntervals.ShouldNotBeNull();
        old.Grown.ShouldBe(2);
        old.Alive.ShouldBe(1);
        old.Moved.ShouldBe(0);
        old.GradientRatio.ShouldBe(0.5, 1e-12);
        NewbornRecord young = record.AfterOneInterval.ShouldNotBeNull();
        young.Grown.ShouldBe(1);
        young.GradientRatio.ShouldBe(0);
    }

    [Fact]
    public void NewbornHealth_OfTheYoungest_ComparesWithEarlierNewbornsToo()
    {
        using var bench = new LayerBench(units: 1, inputs: 6, liveAtStart: 1);
        bench.SetLive(0);
        bench.SetScores([8, 4, 3, 2, 0, 0]);
        TopologyRecord record = default;
        for (int m = 1; m <= 4; m++)
        {
            bench.Elastic.BeginEvent(4, m * 1000);
            bench.Elastic.SelectByScoreSkippingZero(1);
            bench.Elastic.ConnectZero();
            record = bench.Elastic.EndEvent();
        }

        // Grown one after the other: scores 4, 3, 2. Before the last lived 8, 4 and 3.
        record.AfterOneInterval.ShouldNotBeNull().GradientRatio.ShouldBe(2.0 / 5.0, 1e-12);
    }

    [Fact]
    public void SmallestKeys_OfManyShuffles_AreTheSmallest()
    {
        var random = new System.Random(1);
        for (int trial = 0; trial < 300; trial++)
        {
            ulong[] keys = [.. Enumerable.Range(0, random.Next(1, 60)).Select(i => SmallestKeys.Key((uint)random.Next(0, 5), i))];
            random.Shuffle(keys);
            int count = random.Next(0, keys.Length + 1);
            ulong[] expected = [.. keys.Order().Take(count)];
            SmallestKeys.Partition(keys, count);
            keys.Take(count).Order().ShouldBe(expected);
        }
    }

    [Fact]
    public void Selection_OfAMillionCandidates_TakesTheLargest()
    {
        using var bench = new LayerBench(units: 1000, inputs: 1000, liveAtStart: 0);
        var random = new System.Random(2);
        bench.SetScores([.. Enumerable.Range(0, 1_000_000).Select(k => k % 3 == 0 ? 0 : random.NextSingle())]);
        float[] scores = new ReadOnlySpan<float>(bench.Layer.Score, 1_000_000).ToArray();
        bench.Elastic.BeginEvent(4, 1000);
        bench.Elastic.SelectByScore(700_000);
        bench.Elastic.Grown.Length.ShouldBe(700_000);
        bench.Elastic.Grown.ToArray().Count(k => scores[k] > 0).ShouldBe(scores.Count(s => s > 0));
    }
}
