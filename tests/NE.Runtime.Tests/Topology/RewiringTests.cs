using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>Rewiring at constant density (docs/algorithm.md, Rewiring).</summary>
public sealed unsafe class RewiringTests
{
    private const int Size = 20 * 12;

    [Fact]
    public void RewireByGradient_KeepsTheLargestWeightsAndGrowsTheLargestGradients()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        (float[] weights, bool[] live) = State(layer);
        float[] scores = [.. Enumerable.Range(0, Size).Select(i => layer.Score[i])];
        int[] dropped = [.. Live(live).OrderBy(i => Math.Abs(weights[i])).Take(30)];
        int[] kept = [.. Live(live).Except(dropped)];
        int[] chosen = [.. Enumerable.Range(0, Size).Except(kept).OrderByDescending(i => Math.Abs(scores[i])).Take(30)];

        TopologyRecord record = Rewire(layer, seed: 5, 30, byGradient: true);

        (float[] after, bool[] now) = State(layer);
        Live(now).ShouldBe(kept.Union(chosen), ignoreOrder: true);
        foreach (int k in kept.Concat(chosen.Intersect(dropped)))
            (after[k], layer.FirstMoment.Weight[k]).ShouldBe((weights[k], 1));

        foreach (int k in chosen.Except(dropped))
            (after[k], layer.FirstMoment.Weight[k]).ShouldBe((0, 0));

        foreach (int k in dropped.Except(chosen))
            (after[k], layer.FirstMoment.Weight[k], layer.Target.Weight[k]).ShouldBe((0, 0, 0));

        chosen.Intersect(dropped).ShouldNotBeEmpty("the example has a connection in both selections");
        (record.Grown, record.Pruned, record.Live).ShouldBe((chosen.Except(dropped).Count(), dropped.Except(chosen).Count(), record.LiveBefore));
    }

    [Fact]
    public void RewireByGradient_WithoutTies_DoesNotDependOnTheSeed()
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena), second = Layer(arena);
        Rewire(first, seed: 5, 25, byGradient: true);
        Rewire(second, seed: 6, 25, byGradient: true);
        State(second).Live.ShouldBe(State(first).Live);
    }

    [Fact]
    public void RewireAtRandom_KeepsTheLargestWeightsAndGrowsAnywhereElse()
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena), second = Layer(arena);
        (float[] weights, bool[] live) = State(first);
        int[] kept = [.. Live(live).OrderByDescending(i => Math.Abs(weights[i])).Take(Live(live).Length - 40)];
        Rewire(first, seed: 5, 40, byGradient: false);
        Rewire(second, seed: 6, 40, byGradient: false);
        bool[] one = State(first).Live, other = State(second).Live;
        kept.ShouldAllBe(k => one[k] && other[k]);
        one.ShouldNotBe(other);
        (Live(one).Length, Live(other).Length).ShouldBe((Live(live).Length, Live(live).Length));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(1_000)]
    public void Rewire_OfAnyCount_KeepsTheNumberOfLiveWeights(int count)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        int before = layer.LiveWeights;
        Rewire(layer, seed: 5, count, byGradient: count % 2 == 0);
        layer.LiveWeights.ShouldBe(before);
    }

    [Fact]
    public void Rewire_AmongEqualWeights_PrunesAtRandom()
    {
        using var arena = new Arena();
        bool[] Kept(uint seed)
        {
            LinearLayer layer = Layer(arena);
            layer.DenseWeightsOf(layer.Online).Clear();
            Rewire(layer, seed, 50, byGradient: true);
            return State(layer).Live;
        }

        Kept(5).ShouldBe(Kept(5));
        Kept(5).ShouldNotBe(Kept(6));
    }

    private static TopologyRecord Rewire(LinearLayer layer, uint seed, int count, bool byGradient)
    {
        var elastic = new ElasticLayer(layer, null, output: true);
        elastic.BeginEvent(seed, 40);
        if (byGradient)
            elastic.RewireByGradient(count);
        else
            elastic.RewireAtRandom(count);

        elastic.ConnectZero();
        elastic.Disconnect();
        elastic.MaskTarget();
        TopologyRecord record = elastic.EndEvent();
        layer.Unpack();
        return record;
    }

    private static LinearLayer Layer(Arena arena)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 20, 12, LayerTopology.Sparse(Size / 2));
        layer.Initialise(3);
        layer.Unpack();
        for (int k = 0; k < Size; k++)
        {
            layer.Score[k] = MathF.Sin(7 * k) + (0.001f * k);
            layer.FirstMoment.Weight[k] = layer.Mask[k];
        }

        return layer;
    }

    private static (float[] Weights, bool[] Live) State(LinearLayer layer) =>
        (layer.DenseWeightsOf(layer.Online).ToArray(), [.. Enumerable.Range(0, Size).Select(k => layer.Mask[k] != 0)]);

    private static int[] Live(bool[] live) => [.. Enumerable.Range(0, live.Length).Where(k => live[k])];
}
