using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>Growth as in the reference code (docs/algorithm.md, Growth as in the reference code), with the counts observed in runs of that code.</summary>
public sealed unsafe class ReferenceGrowthTests : IDisposable
{
    private const long End = 5_975_000;

    private static readonly ReferenceGrowthRules Published = new() { Rate = 0.008, Target = 0.8, Pruned = 0.4, Zeros = 0.25, Exchanged = 0.2 };

    private readonly Arena arena = new();

    public void Dispose() => arena.Dispose();

    // The critics of HalfCheetah: 23-256-256-256-1 with a layer norm behind the third layer, at a density of 0.2.
    [Fact]
    public void Critics_OfHalfCheetah_HaveTheObservedCounts()
    {
        LinearLayer[] layers = [.. Enumerable.Range(1, 2).SelectMany(twin => new[]
        {
            Layer($"Value{twin}.Hidden1", 23, 256, 5_778), Layer($"Value{twin}.Hidden2", 256, 256, 10_603), Layer($"Value{twin}.Hidden3", 256, 256, 10_603),
            Layer($"Value{twin}.Q", 256, 1, null),
        })];
        NormLayer[] norms = [new(arena, "Value1.Norm", 256), new(arena, "Value2.Norm", 256)];
        var growth = new ReferenceGrowth("critic", Published, layers, norms);
        var log = new Log();
        int grown = 0;
        for (int step = 100; growth.ZeroShare > 0.25; step += 100, grown++)
        {
            growth.Change(7, step, step, End, log);
            int hidden = 10_603 + (201 * (grown + 1));
            layers.Select(static layer => layer.LiveWeights).ShouldBe(
                [Math.Min(5_778 + (3 * (grown + 1)), 5_888), hidden, hidden, 256, Math.Min(5_778 + (3 * (grown + 1)), 5_888), hidden, hidden, 256]);
            Train(layers);
        }

        grown.ShouldBe(188);
        double live = layers.Sum(static layer => (double)layer.LiveWeights) + 512;
        (live / (2 * 137_472)).ShouldBe(0.7506, 5e-5);

        // A fifth of the live connections in the first exchange: int(48,391 · 0.2).
        int[] before = [.. layers.Select(static layer => layer.LiveWeights)];
        (float[] weights, bool[] mask) = State(layers[1]);
        growth.Change(7, 18_900, 18_900, End, log);
        layers.Select(static layer => layer.LiveWeights).ShouldBe(before);
        bool[] after = State(layers[1]).Mask;
        int[] kept = [.. Live(mask).OrderByDescending(k => Math.Abs(weights[k])).Take(48_391 - 9_678)];
        kept.ShouldAllBe(k => after[k]);
        log.Last["Value1.Hidden2"].Pruned.ShouldBe(log.Last["Value1.Hidden2"].Grown);
    }

    [Fact]
    public void Event_OfGrowth_KeepsTheLargestAndGrowsByGradientWithZeros()
    {
        LinearLayer layer = Layer("Policy.Hidden2", 20, 12, 60);
        (float[] weights, bool[] live) = State(layer);
        layer.Unpack();
        float[] scores = [.. Enumerable.Range(0, 240).Select(k => layer.Score[k])];

        // n = trunc(.25 (192 - 60)) = 33, m = trunc(.4 · 33) = 13.
        new ReferenceGrowth("actor", Published with { Rate = 0.25 }, [layer]).Change(7, 100, 50, End, new Log());
        int[] kept = [.. Live(live).OrderByDescending(k => Math.Abs(weights[k])).Take(60 - 13)];
        int[] chosen = [.. Enumerable.Range(0, 240).Except(kept).OrderByDescending(k => Math.Abs(scores[k])).Take(33)];
        (float[] values, bool[] now) = State(layer);
        Live(now).ShouldBe(kept.Union(chosen), ignoreOrder: true);
        foreach (int k in Live(now))
            values[k].ShouldBe(live[k] ? weights[k] : 0);
    }

    [Fact]
    public void Event_OfGrowth_RestartsAgesAndKeepsMoments()
    {
        LinearLayer layer = Layer("Policy.Hidden2", 20, 12, 60);
        (_, bool[] live) = State(layer);
        layer.Unpack();
        for (int k = 0; k < 240; k++)
        {
            layer.Age[k] = 40;
            layer.FirstMoment.Weight[k] = layer.Mask[k];
        }

        layer.BiasAge[0] = 40;
        var growth = new ReferenceGrowth("actor", Published with { Rate = 0.01 }, [layer]);
        growth.Change(7, 100, 50, End, new Log());
        layer.Unpack();
        new ReadOnlySpan<ushort>(layer.Age, 240).ContainsAnyExcept((ushort)0).ShouldBeFalse();
        layer.BiasAge[0].ShouldBe((ushort)40);
        Live(live).Count(k => layer.FirstMoment.Weight[k] == 1).ShouldBe(60);
    }

    [Fact]
    public void Saved_InTheMiddle_ContinuesEqually()
    {
        LinearLayer first = Layer("Policy.Hidden2", 20, 12, 160), second = Layer("Policy.Hidden2", 20, 12, 160);
        ReferenceGrowth straight = new("actor", Published with { Zeros = 0.4 }, [first]), resumed = new("actor", Published with { Zeros = 0.4 }, [second]);
        straight.Change(7, 100, 50, 1_000, new Log());
        var saved = new MemoryTensors();
        first.Save(saved);
        straight.Save(saved);
        second.Load(saved);
        resumed.Load(saved);
        foreach (LinearLayer layer in new[] { first, second })
            Score(layer);

        straight.Change(7, 600, 550, 1_000, new Log());
        resumed.Change(7, 600, 550, 1_000, new Log());
        State(second).Mask.ShouldBe(State(first).Mask);
    }

    // Steps of an optimiser make newborn weights differ from 0.
    private static void Train(LinearLayer[] layers)
    {
        foreach (LinearLayer layer in layers)
        {
            layer.Unpack();
            for (int k = 0; k < layer.Weights; k++)
            {
                if ((layer.Mask == null || layer.Mask[k] != 0) && layer.Online.Weight[k] == 0)
                    layer.Online.Weight[k] = 1e-3f;
            }

            if (layer.Mask != null)
                Score(layer);

            layer.Pack();
        }
    }

    private LinearLayer Layer(string name, int inputs, int outputs, int? live)
    {
        var layer = new LinearLayer(
            arena, name, 1, inputs, outputs, live is { } count ? LayerTopology.Sparse(count) with { Ages = true, LargestLive = true } : LayerTopology.Dense);
        layer.Initialise(3);
        if (live is not null)
            Score(layer);

        return layer;
    }

    private static void Score(LinearLayer layer)
    {
        for (int k = 0; k < layer.Weights; k++)
            layer.Score[k] = MathF.Sin(7 * k) + (1e-6f * k);
    }

    private static (float[] Weights, bool[] Mask) State(LinearLayer layer) =>
        (layer.DenseWeightsOf(layer.Online).ToArray(), [.. Enumerable.Range(0, layer.Weights).Select(k => layer.Mask[k] != 0)]);

    private static int[] Live(bool[] live) => [.. Enumerable.Range(0, live.Length).Where(k => live[k])];

    private sealed class Log : ITopologyLog
    {
        public Dictionary<string, TopologyRecord> Last { get; } = [];

        public void Record(int learner, in TopologyRecord record) => Last[record.Layer] = record;

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
