using System;
using System.Linq;
using NE.Runtime.Random;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>
/// Newborn values, reset of units, optimiser state and targets (docs/algorithm.md, "Newborn connections", "Reset of pruned units").
/// </summary>
public sealed unsafe class ElasticLayerUnitTests
{
    private const uint Seed = 9;

    private static RandomStream Stream(RandomStreamId id, long update) => new(Seed, id, EventUnit.Of(update, 3));

    private static float[] Uniforms(RandomStreamId id, long update, int count, float bound)
    {
        RandomStream stream = Stream(id, update);
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextUniform(-bound, bound))];
    }

    /// <summary>Units 0 and 2 silent; unit 2 without inputs.</summary>
    private static LayerBench Begin(long update = 1000, float bias2 = -0.1f)
    {
        var bench = new LayerBench(units: 4, inputs: 4, liveAtStart: 8);
        bench.SetLive(0, 4, 5, 12, 13, 14);
        LayerBench.SetMoments(bench.Next);
        bench.SetActivity(0, 1, 0, 1);
        bench.SetScores([.. Enumerable.Range(1, 16).Select(k => (float)k)]);
        bench.Layer.Online.Bias[2] = bias2;
        bench.Elastic.BeginEvent(Seed, update);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        return bench;
    }

    [Fact]
    public void ConnectRandom_DrawsFromTheNewbornStreamByFlatIndex()
    {
        using LayerBench bench = Begin();
        bench.Elastic.SelectByScore(3);
        bench.Elastic.ConnectRandom();
        float[] expected = Uniforms(RandomStreamId.Newborn, 1000, 16, 0.5f);
        foreach (int k in new[] { 15, 11, 10 })
        {
            bench.Layer.Mask[k].ShouldBe((byte)1);
            bench.Weight[k].ShouldBe(expected[k]);
            bench.Layer.Age[k].ShouldBe((ushort)0);
        }

        bench.Layer.Age[9].ShouldBe((ushort)7);
    }

    [Fact]
    public void ConnectRandomClipped_ClampsOnlyForKappaBelowOne()
    {
        using LayerBench free = Begin(), clipped = Begin(), wide = Begin();
        foreach ((LayerBench bench, float kappa) in new[] { (free, float.PositiveInfinity), (clipped, 0.25f), (wide, 1f) })
        {
            bench.Elastic.SelectByScore(16);
            bench.Elastic.ConnectRandomClipped(kappa);
        }

        wide.Weight.ShouldBe(free.Weight);
        clipped.Elastic.Grown.ToArray().ShouldAllBe(k => clipped.Weight[k] == Math.Clamp(free.Weight[k], -0.125f, 0.125f));
        clipped.Weight.ShouldNotBe(free.Weight);
    }

    [Fact]
    public void ConnectZero_ChangesNoWeightBit()
    {
        using LayerBench bench = Begin();
        float[] weight = bench.Weight;
        bench.Elastic.SelectByScore(5);
        bench.Elastic.ConnectZero();
        bench.Weight.Select(BitConverter.SingleToUInt32Bits).ShouldBe(weight.Select(BitConverter.SingleToUInt32Bits));
        bench.Layer.LiveWeights.ShouldBe(11);
    }

    [Fact]
    public void ConnectLeCun_HasTruncatedTailsAndVarianceOneOverInputs()
    {
        using var bench = new LayerBench(units: 200, inputs: 100, liveAtStart: 0);
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.SelectAtRandom(20_000);
        bench.Elastic.ConnectLeCun();
        float[] weight = bench.Weight;
        weight.Average(w => (double)w).ShouldBe(0, 0.003);
        weight.Average(w => (double)w * w).ShouldBe(0.01, 0.0003);
        weight.Max(Math.Abs).ShouldBeInRange(0.22f, 0.2274f);
    }

    [Fact]
    public void TruncatedNormal_IsTheInverseDistributionFunction()
    {
        double low = MathNet.Numerics.Distributions.Normal.CDF(0, 1, -2);
        for (ulong word = 0; word <= uint.MaxValue; word += 0x0123_4567)
        {
            double p = low + ((word + 0.5) / 4294967296.0 * (1 - (2 * low)));
            TruncatedNormal.At((uint)word).ShouldBe(MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, p), 1e-7);
        }

        TruncatedNormal.At(0).ShouldBe(-2, 1e-7);
        TruncatedNormal.At(uint.MaxValue).ShouldBe(2, 1e-7);
    }

    [Fact]
    public void RedrawBias_TouchesOnlyUnitsWithoutInputsThatDoNotFire()
    {
        using LayerBench bench = Begin();
        float[] bias = bench.Bias;
        bench.Elastic.RedrawBias();
        bench.Bias[2].ShouldBe(Uniforms(RandomStreamId.UnitReset, 1000, 4, 0.5f)[2]);
        foreach (int i in new[] { 0, 1, 3 })
        {
            bench.Bias[i].ShouldBe(bias[i]);
        }
    }

    [Fact]
    public void RedrawBias_HappensAtEveryEventUntilTheUnitFires()
    {
        using LayerBench bench = Begin();
        bench.Elastic.RedrawBias();
        bench.Elastic.EndEvent().Redrawn.ShouldBe(1);
        float first = bench.Bias[2];

        bench.Elastic.BeginEvent(Seed, 2000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.RedrawBias();
        float second = bench.Bias[2];
        second.ShouldNotBe(first);

        bench.SetActivity(0, 1, 0.3f, 1);
        bench.Elastic.BeginEvent(Seed, 3000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.RedrawBias();
        bench.Bias[2].ShouldBe(second);
    }

    [Fact]
    public void EndEvent_CountsSilentUnitsWithoutInputsAndWithoutPositiveBias()
    {
        using LayerBench dead = Begin(bias2: -0.1f), zero = Begin(bias2: 0), alive = Begin(bias2: 0.1f);
        dead.Elastic.EndEvent().Unrecoverable.ShouldBe(1);
        zero.Elastic.EndEvent().Unrecoverable.ShouldBe(1);
        alive.Elastic.EndEvent().Unrecoverable.ShouldBe(0);
        alive.Elastic.EndEvent().WithoutInputs.ShouldBe(1);
    }

    [Fact]
    public void ZeroOutgoing_FollowsTheSignOfTheRedrawnBias()
    {
        int positive = 0;
        for (long update = 1000; update <= 20_000; update += 1000)
        {
            using LayerBench bench = Begin(update);
            float[] next = bench.NextWeight;
            bench.Elastic.RedrawBias();
            bench.Elastic.ZeroOutgoingOfRevived();
            bench.Elastic.ForgetMoments();
            bool fires = bench.Bias[2] > 0;
            positive += fires ? 1 : 0;
            bench.Elastic.EndEvent().Revived.ShouldBe(fires ? 1 : 0);
            for (int k = 0; k < next.Length; k++)
            {
                bool zeroed = fires && k % 4 == 2;
                bench.NextWeight[k].ShouldBe(zeroed ? 0 : next[k]);
                bench.Next.FirstMoment.Weight[k].ShouldBe(zeroed ? 0 : 0.25f);
                bench.Next.SecondMoment.Weight[k].ShouldBe(zeroed ? 0 : 0.125f);
                bench.Next.Age[k].ShouldBe(zeroed ? (ushort)0 : (ushort)7);
                bench.Next.Mask[k].ShouldBe((byte)1);
            }
        }

        positive.ShouldBeInRange(4, 16);
    }

    [Fact]
    public void ForgetMoments_ClearsRedrawnBiasesOnly()
    {
        using LayerBench bench = Begin();
        bench.Elastic.RedrawBias();
        bench.Elastic.ForgetMoments();
        for (int i = 0; i < 4; i++)
        {
            bench.Layer.FirstMoment.Bias[i].ShouldBe(i == 2 ? 0 : 0.25f);
            bench.Layer.SecondMoment.Bias[i].ShouldBe(i == 2 ? 0 : 0.125f);
            bench.Layer.BiasAge[i].ShouldBe(i == 2 ? (ushort)0 : (ushort)7);
        }

        bench.Layer.FirstMoment.Weight[4].ShouldBe(0.25f);
    }

    [Fact]
    public void Disconnect_ByItself_ClearsAllTracesOfAConnection()
    {
        using LayerBench bench = Begin();
        bench.Elastic.SelectByScore(3);
        bench.Elastic.SelectDormant(0.4);
        bench.Elastic.Disconnect();
        bench.Elastic.Pruned.ToArray().ShouldBe([0]);
        bench.Layer.Mask[0].ShouldBe((byte)0);
        float[] values =
        [
            bench.Weight[0], bench.Target[0], bench.Layer.Gradient.Weight[0], bench.Layer.FirstMoment.Weight[0], bench.Layer.SecondMoment.Weight[0],
        ];
        values.ShouldAllBe(value => value == 0);
        bench.Elastic.EndEvent().Live.ShouldBe(5);
    }

    [Fact]
    public void MaskTarget_ByItself_ClearsWhatIsNotLive()
    {
        using LayerBench bench = Begin();
        bench.Layer.Target.Weight[7] = 3;
        bench.Elastic.MaskTarget();
        bench.Target[7].ShouldBe(0);
        bench.Target[4].ShouldBe(0.5f);
    }

    [Fact]
    public void CopyNewbornToTarget_GivesTheTargetTheNewbornValue()
    {
        using LayerBench bench = Begin();
        bench.Elastic.SelectByScore(2);
        bench.Elastic.ConnectRandom();
        bench.Target[15].ShouldBe(0);
        bench.Elastic.CopyNewbornToTarget();
        bench.Target[15].ShouldBe(bench.Weight[15]);
        bench.Target[15].ShouldNotBe(0);
        bench.Target[4].ShouldBe(0.5f);
    }

    [Fact]
    public void FlagNewbornNeurons_MarksEntryAndForgetsExit()
    {
        using LayerBench bench = Begin();
        bench.Layer.NewbornUnits[0] = 1;
        bench.Elastic.SelectByScore(3);
        bench.Elastic.SelectDormant(0.4);
        bench.Elastic.Pruned.ToArray().ShouldBe([0]);
        bench.Elastic.ConnectRandom();
        bench.Elastic.Disconnect();
        bench.Elastic.FlagNewbornNeurons();
        new ReadOnlySpan<byte>(bench.Layer.NewbornUnits, 4).ToArray().ShouldBe([0, 0, 1, 0]);
    }

    [Fact]
    public void PruneByNeuron_StopsAtTheFirstRowThatDoesNotFit()
    {
        using var bench = new LayerBench(units: 4, inputs: 10, liveAtStart: 20);
        bench.SetLive([.. Enumerable.Range(0, 6), .. Enumerable.Range(10, 4), .. Enumerable.Range(20, 2)]);
        bench.SetActivity(0, 0, 0, 1);
        for (long update = 1; update < 40; update++)
        {
            bench.Elastic.BeginEvent(Seed, update);
            bench.Elastic.MeasureActivity(bench.Hidden, 0);
            bench.Elastic.SelectAtRandom(14);
            bench.Elastic.SelectDormantNeurons(0.5);

            RandomStream words = Stream(RandomStreamId.Truncate, update);
            uint[] word = [words.NextWord(), words.NextWord(), words.NextWord()];
            int total = 0;
            int[] rows = [6, 4, 2];
            foreach (int i in Enumerable.Range(0, 3).OrderByDescending(i => word[i]))
            {
                if (total + rows[i] > 7)
                {
                    break;
                }

                total += rows[i];
            }

            bench.Elastic.Pruned.Length.ShouldBe(total);
        }
    }

    [Fact]
    public void Truncate_OverManyEvents_TakesEveryCandidateEquallyOften()
    {
        using var bench = new LayerBench(units: 2, inputs: 20, liveAtStart: 20);
        bench.SetLive([.. Enumerable.Range(0, 10), 20, 21]);
        bench.SetActivity(0, 1);
        int[] chosen = new int[10];
        for (int update = 1; update <= 5_000; update++)
        {
            bench.Elastic.BeginEvent(Seed, update);
            bench.Elastic.MeasureActivity(bench.Hidden, 0);
            bench.Elastic.SelectAtRandom(10);
            bench.Elastic.SelectDormant(0.4);
            bench.Elastic.Pruned.Length.ShouldBe(4);
            foreach (int k in bench.Elastic.Pruned)
            {
                chosen[k]++;
            }
        }

        chosen.ShouldAllBe(count => count > 1_850 && count < 2_150);
    }

    [Fact]
    public void OutputLayer_IsNeverDormantPrunedOrReset()
    {
        using var bench = new LayerBench(units: 3, inputs: 4, liveAtStart: 4, output: true);
        bench.SetLive(0, 1, 2, 3);
        bench.SetActivity(0, 0, 0);
        float[] bias = bench.Bias;
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.SelectAtRandom(2);
        bench.Elastic.SelectDormant(0.9);
        bench.Elastic.SelectDormantNeurons(0.9);
        bench.Elastic.RedrawBias();
        TopologyRecord record = bench.Elastic.EndEvent();
        record.Dormant.ShouldBe(0);
        record.Unrecoverable.ShouldBe(0);
        bench.Elastic.Pruned.Length.ShouldBe(0);
        bench.Bias.ShouldBe(bias);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ResetDormant_RedrawsDormantUnitsAndKeepsTheMask(bool masked)
    {
        using var bench = new LayerBench(units: 3, inputs: 4, liveAtStart: 12, masked: masked);
        bench.SetActivity(1, 0, 1);
        LayerBench.SetMoments(bench.Layer);
        LayerBench.SetMoments(bench.Next);
        float[] weight = bench.Weight, bias = bench.Bias, next = bench.NextWeight;
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.ResetDormant();
        bench.Elastic.ZeroOutgoingOfRevived();
        bench.Elastic.ForgetMoments();
        TopologyRecord record = bench.Elastic.EndEvent();

        float[] drawn = Uniforms(RandomStreamId.UnitReset, 1000, 15, 0.5f);
        for (int k = 0; k < 12; k++)
        {
            bool reset = k / 4 == 1;
            bench.Weight[k].ShouldBe(reset ? drawn[3 + k] : weight[k]);
            bench.Layer.FirstMoment.Weight[k].ShouldBe(reset ? 0 : 0.25f);
        }

        bench.Bias.ShouldBe([bias[0], drawn[1], bias[2]]);
        bench.NextWeight.ShouldBe(next.Select((w, k) => k % 3 == 1 ? 0 : w));
        record.Live.ShouldBe(12);
        record.Redrawn.ShouldBe(1);
        record.Revived.ShouldBe(1);
        record.Dormant.ShouldBe(1);
    }

    [Fact]
    public void LayerWithoutMask_GrowsAndPrunesNothing()
    {
        using var bench = new LayerBench(units: 3, inputs: 4, liveAtStart: 12, masked: false);
        bench.SetActivity(1, 0, 1);
        MemoryTensors before = bench.Snapshot();
        ElasticLayer elastic = bench.Elastic;
        elastic.BeginEvent(Seed, 1000);
        elastic.MeasureActivity(bench.Hidden, 0);
        elastic.SelectByScore(3);
        elastic.SelectByScoreSkippingZero(3);
        elastic.SelectAtRandom(3);
        elastic.SelectDormantScheduled(0.5, 10);
        elastic.SelectDormantNeuronsScheduled(0.9, 10);
        elastic.ConnectRandom();
        elastic.Disconnect();
        elastic.RedrawBias();
        elastic.MaskTarget();
        elastic.FlagNewbornNeurons();
        TopologyRecord record = elastic.EndEvent();
        (record.Live, record.Grown, record.Pruned, record.Dormant).ShouldBe((12, 0, 0, 1));
        bench.Snapshot().Differences(before).ShouldBeEmpty();
    }

    [Fact]
    public void SilentLayer_HasOnlyDormantUnits()
    {
        using LayerBench bench = Begin();
        bench.SetActivity(0, 0, 0, 0);
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0);
        bench.Elastic.EndEvent().Dormant.ShouldBe(4);
    }

    [Fact]
    public void DormantThreshold_CountsScoresAtOrBelowIt()
    {
        using LayerBench bench = Begin();
        bench.SetActivity(0.1f, 1, 2, 0.9f);
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0.09);
        bench.Elastic.EndEvent().Dormant.ShouldBe(0);
        bench.Elastic.BeginEvent(Seed, 1000);
        bench.Elastic.MeasureActivity(bench.Hidden, 0.11);
        bench.Elastic.EndEvent().Dormant.ShouldBe(1);
    }
}
