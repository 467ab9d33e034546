using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>Gradual pruning by magnitude (docs/algorithm.md, Gradual pruning).</summary>
public sealed unsafe class GradualPruningTests
{
    private const int Inputs = 100;
    private const int Units = 100;
    private const int Size = Inputs * Units;

    [Theory]
    [InlineData(100, 10_000)]
    [InlineData(200_000, 10_000)]
    [InlineData(350_000, 4_797)]
    [InlineData(500_000, 2_125)]
    [InlineData(650_000, 1_141)]
    [InlineData(800_000, 1_000)]
    [InlineData(900_000, 1_000)]
    public void GradualTarget_FromDenseToATenth_IsThePublishedSchedule(long update, int live)
    {
        // Sparsities .5203, .7875 and .8859 at the quarters between 200,000 and 800,000.
        using var arena = new Arena();
        new ElasticLayer(Layer(arena, Size), null, output: true, final: Size / 10).GradualTarget(update, 200_000, 800_000).ShouldBe(live);
    }

    [Fact]
    public void GradualTarget_OfAnEmptyLayer_KeepsOne()
    {
        using var arena = new Arena();
        new ElasticLayer(Layer(arena, Size), null, output: true, final: 0).GradualTarget(10, 0, 10).ShouldBe(1);
    }

    [Fact]
    public void Prune_KeepsTheLargestWeightsWithTheirStateAndClearsTheOthers()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, Size / 2);
        layer.Unpack();
        for (int k = 0; k < Size; k++)
            layer.FirstMoment.Weight[k] = layer.Target.Weight[k] = layer.Mask[k];

        layer.Pack();
        float[] before = layer.WeightsOf(layer.Online).ToArray();
        int[] kept = [.. Enumerable.Range(0, Size).OrderByDescending(k => Math.Abs(before[k])).Take(700)];
        TopologyRecord record = Prune(layer, 700);

        (record.LiveBefore, record.Live, record.Pruned, record.Grown).ShouldBe((Size / 2, 700, (Size / 2) - 700, 0));
        float[] weights = layer.WeightsOf(layer.Online).ToArray(), moments = layer.WeightsOf(layer.FirstMoment).ToArray(),
            targets = layer.WeightsOf(layer.Target).ToArray();
        foreach (int k in kept)
            (layer.Mask[k], weights[k], moments[k], targets[k]).ShouldBe(((byte)1, before[k], 1f, 1f));

        foreach (int k in Enumerable.Range(0, Size).Except(kept))
            (layer.Mask[k], weights[k], moments[k], targets[k]).ShouldBe(((byte)0, 0f, 0f, 0f));

        Prune(layer, 700).Pruned.ShouldBe(0);
        Prune(layer, 900).Live.ShouldBe(700, "pruned weights never return");
    }

    [Fact]
    public void Prune_AmongEqualWeights_KeepsThoseOfLowerPosition_WhateverTheSeed()
    {
        foreach (uint seed in new uint[] { 5, 6 })
        {
            using var arena = new Arena();
            LinearLayer layer = Layer(arena, Size);
            layer.Unpack();
            for (int k = 0; k < Size; k++)
                layer.Online.Weight[k] = k % 2 == 0 ? 0.5f : -0.5f;

            layer.Online.Weight[Size - 1] = 0.6f;
            layer.Pack();
            Prune(layer, 300, seed);
            Enumerable.Range(0, Size).Where(k => layer.Mask[k] != 0).ShouldBe([.. Enumerable.Range(0, 299), Size - 1]);
        }
    }

    [Fact]
    public void Prune_OfALayerThatBeginsDense_StoresOnlyLiveWeightsOnceThatIsFaster()
    {
        using var arena = new Arena();
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 256, 256, LayerTopology.Sparse(256 * 256));
        layer.Initialise(3);
        layer.Pack(WeightForm.Auto);
        layer.Live.ShouldBeNull();
        Prune(layer, 256 * 256 / 20);
        layer.Pack(WeightForm.Auto);
        layer.Live.ShouldNotBeNull();
    }

    private static TopologyRecord Prune(LinearLayer layer, int keep, uint seed = 5)
    {
        var elastic = new ElasticLayer(layer, null, output: true);
        elastic.BeginEvent(seed, 40);
        elastic.SelectSmallestBeyond(keep);
        elastic.Disconnect();
        elastic.MaskTarget();
        return elastic.EndEvent();
    }

    private static LinearLayer Layer(Arena arena, int live)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, Inputs, Units, LayerTopology.Sparse(live));
        layer.Initialise(3);
        return layer;
    }
}
