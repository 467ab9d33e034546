using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>What must hold at any event of any layer (docs/algorithm.md, "Topology").</summary>
public sealed class ElasticLayerPropertyTests
{
    /// <summary>A random layer and a random event.</summary>
    public sealed record Case(int Units, int Inputs, int Live, int Count, int Levels, int Silent, int Bound, int Selection, int Pruning, int Seed)
    {
        public double UpperBound => Bound / 10.0;
    }

    private static readonly Arbitrary<Case> Cases = Arb.From(
        from units in Gen.Choose(1, 13)
        from inputs in Gen.Choose(1, 17)
        from live in Gen.Choose(0, units * inputs)
        from count in Gen.Choose(0, (units * inputs) + 5)
        from levels in Gen.Choose(1, 9)
        from silent in Gen.Choose(0, units)
        from bound in Gen.Choose(0, 9)
        from selection in Gen.Choose(0, 2)
        from pruning in Gen.Choose(0, 1)
        from seed in Gen.Choose(0, int.MaxValue)
        select new Case(units, inputs, live, count, levels, silent, bound, selection, pruning, seed));

    private static void ForAll(Action<Case> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Cases, holds));

    private static LayerBench Layer(Case c)
    {
        var random = new System.Random(c.Seed);
        var bench = new LayerBench(c.Units, c.Inputs, c.Live, number: c.Seed & 0xFF);
        bench.SetLive([.. Enumerable.Range(0, bench.Size).OrderBy(_ => random.Next()).Take(c.Live)]);

        // Few levels, one of them 0: many ties.
        bench.SetScores([.. Enumerable.Range(0, bench.Size).Select(_ => random.Next(-c.Levels, c.Levels + 1) / 8f)]);
        bench.SetActivity([.. Enumerable.Range(0, c.Units).Select(i => i < c.Silent ? 0 : 0.5f + random.NextSingle())]);
        return bench;
    }

    private static void Select(LayerBench bench, Case c, long update = 4000)
    {
        ElasticLayer elastic = bench.Elastic;
        elastic.BeginEvent((uint)c.Seed, update);
        elastic.MeasureActivity(bench.Hidden, 0);
        switch (c.Selection)
        {
            case 0:
                elastic.SelectByScore(c.Count);
                break;
            case 1:
                elastic.SelectByScoreSkippingZero(c.Count);
                break;
            default:
                elastic.SelectAtRandom(c.Count);
                break;
        }

        if (c.Pruning == 0)
        {
            elastic.SelectDormant(c.UpperBound);
        }
        else
        {
            elastic.SelectDormantNeurons(c.UpperBound);
        }
    }

    private static TopologyRecord Change(LayerBench bench)
    {
        ElasticLayer elastic = bench.Elastic;
        elastic.ConnectRandom();
        elastic.Disconnect();
        elastic.RedrawBias();
        elastic.ZeroOutgoingOfRevived();
        elastic.ForgetMoments();
        elastic.MaskTarget();
        return elastic.EndEvent();
    }

    [Fact]
    public void Selections_TakeOnlyWhatTheyMay() => ForAll(c =>
    {
        using LayerBench bench = Layer(c);
        bool[] before = bench.Mask;
        Select(bench, c);
        int[] grown = bench.Elastic.Grown.ToArray(), pruned = bench.Elastic.Pruned.ToArray();

        bench.Mask.ShouldBe(before);
        grown.ShouldAllBe(k => !before[k]);
        pruned.ShouldAllBe(k => before[k] && k / c.Inputs < c.Silent);
        grown.ShouldBeUnique();
        pruned.ShouldBeUnique();
        int bound = (int)Math.Floor(c.UpperBound * Math.Min(c.Count, before.Count(live => !live)));
        pruned.Length.ShouldBeLessThanOrEqualTo(bound);
        int dormantInputs = Enumerable.Range(0, bench.Size).Count(k => before[k] && k / c.Inputs < c.Silent);
        if (c.Pruning == 0)
        {
            pruned.Length.ShouldBe(Math.Min(dormantInputs, bound));
        }
        else
        {
            pruned.GroupBy(k => k / c.Inputs).ShouldAllBe(row => row.Count() == before.Skip(row.Key * c.Inputs).Take(c.Inputs).Count(live => live));
        }
    });

    [Fact]
    public void GrowthByGradient_TakesTheLargestScores() => ForAll(c =>
    {
        using LayerBench bench = Layer(c with { Selection = c.Selection % 2 });
        bool[] before = bench.Mask;
        float[] score = Scores(bench);
        Select(bench, c with { Selection = c.Selection % 2 });
        bool skip = c.Selection % 2 == 1;
        int[] grown = bench.Elastic.Grown.ToArray();

        var candidates = Enumerable.Range(0, bench.Size).Where(k => !before[k] && (!skip || score[k] != 0)).ToArray();
        grown.Length.ShouldBe(Math.Min(c.Count, candidates.Length));
        grown.Select(k => score[k]).OrderDescending().ShouldBe(candidates.Select(k => score[k]).OrderDescending().Take(grown.Length));
    });

    [Fact]
    public void Ties_AreTakenByTheWordsOfTheGrowStreamLargestFirst() => ForAll(c =>
    {
        using LayerBench bench = Layer(c);
        bool[] before = bench.Mask;
        float[] score = Scores(bench);
        Select(bench, c with { Selection = 0 });

        var words = new Random.RandomStream((uint)c.Seed, Random.RandomStreamId.Grow, EventUnit.Of(4000, c.Seed & 0xFF));
        uint[] word = [.. Enumerable.Range(0, bench.Size).Select(_ => words.NextWord())];
        bench.Elastic.Grown.ToArray().Order().ShouldBe(
            Enumerable.Range(0, bench.Size).Where(k => !before[k])
                .OrderByDescending(k => score[k]).ThenByDescending(k => word[k]).ThenBy(k => k)
                .Take(c.Count).Order());
    });

    [Fact]
    public void Event_ChangesLiveCountByGrownMinusPruned() => ForAll(c =>
    {
        using LayerBench bench = Layer(c);
        Select(bench, c);
        TopologyRecord record = Change(bench);

        record.LiveBefore.ShouldBe(c.Live);
        record.Live.ShouldBe(c.Live + record.Grown - record.Pruned);
        record.Live.ShouldBe(bench.Mask.Count(live => live));
        bench.Layer.LiveWeights.ShouldBe(record.Live);
        record.Dormant.ShouldBe(c.Silent);
        record.WithoutInputs.ShouldBe(Enumerable.Range(0, c.Units).Count(i => !bench.Mask.Skip(i * c.Inputs).Take(c.Inputs).Any(live => live)));
        record.Unrecoverable.ShouldBeLessThanOrEqualTo(record.WithoutInputs);
        record.Density.ShouldBe(record.Live / (double)bench.Size);
    });

    [Fact]
    public unsafe void Event_LeavesExactZerosWhereverAConnectionIsNotLive() => ForAll(c =>
    {
        using LayerBench bench = Layer(c);
        Select(bench, c);
        Change(bench);

        for (int k = 0; k < bench.Size; k++)
        {
            if (bench.Layer.Mask[k] != 0)
            {
                continue;
            }

            foreach (float value in new[]
            {
                bench.Layer.Online.Weight[k], bench.Layer.Target.Weight[k], bench.Layer.FirstMoment.Weight[k],
                bench.Layer.SecondMoment.Weight[k], bench.Layer.Gradient.Weight[k],
            })
            {
                BitConverter.SingleToUInt32Bits(value).ShouldBe(0u);
            }
        }
    });

    [Fact]
    public void Event_LeavesOtherConnectionsAlone() => ForAll(c =>
    {
        using LayerBench bench = Layer(c);
        bool[] before = bench.Mask;
        float[] weight = bench.Weight, target = bench.Target;
        Select(bench, c);
        int[] grown = bench.Elastic.Grown.ToArray(), pruned = bench.Elastic.Pruned.ToArray();
        Change(bench);

        foreach (int k in Enumerable.Range(0, bench.Size).Except(grown).Except(pruned))
        {
            bench.Mask[k].ShouldBe(before[k]);
            bench.Weight[k].ShouldBe(weight[k]);
            bench.Target[k].ShouldBe(target[k]);
        }

        foreach (int k in grown)
        {
            MathF.Abs(bench.Weight[k]).ShouldBeLessThanOrEqualTo(bench.Layer.Bound);
            bench.Target[k].ShouldBe(0);
        }
    });

    [Fact]
    public void Event_OfTheSameSeedAndUpdate_IsTheSame() => ForAll(c =>
    {
        using LayerBench first = Layer(c), second = Layer(c);
        Select(first, c);
        Select(second, c);
        Change(first);
        Change(second);
        first.Snapshot().Differences(second.Snapshot()).ShouldBeEmpty();
    });

    private static unsafe float[] Scores(LayerBench bench) =>
        [.. new ReadOnlySpan<float>(bench.Layer.Score, bench.Size).ToArray().Select(MathF.Abs)];
}
