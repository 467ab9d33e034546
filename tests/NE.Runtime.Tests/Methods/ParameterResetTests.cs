using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Resets of whole layers (docs/algorithm.md, Resets of networks).</summary>
public sealed unsafe class ParameterResetTests
{
    private const uint Seed = 11;

    [Theory]
    [InlineData(null, true)]
    [InlineData(0.5, true)]
    [InlineData(0.5, false)]
    public void Apply_ToALayer_DrawsValuesKeepsTheMaskAndCopiesToTheTarget(double? density, bool forgets)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 4, density), kept = Layer(arena, 5, density);
        float[] weights = Values(layer), others = Values(kept);
        byte[] mask = layer.Masked ? new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray() : [];
        Fill(layer);
        ParameterReset.Apply(layer, forgets, Seed, 200_000);

        float[] drawn = Values(layer);
        drawn.Zip(weights).Count(pair => pair.First != 0 && pair.First == pair.Second).ShouldBe(0);
        drawn.ShouldAllBe(w => Math.Abs(w) <= layer.Bound);
        drawn.Count(w => w != 0).ShouldBe(layer.LiveWeights);
        Samples.ShouldEqualBits(layer.WeightsOf(layer.Target).ToArray(), drawn);
        Samples.ShouldEqualBits(layer.BiasesOf(layer.Target).ToArray(), layer.BiasesOf(layer.Online).ToArray());
        Samples.ShouldEqualBits(layer.WeightsOf(layer.Initial).ToArray(), drawn);
        if (layer.Masked)
            new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray().ShouldBe(mask);

        layer.WeightsOf(layer.FirstMoment).ToArray().Any(m => m != 0).ShouldBe(!forgets);
        layer.BiasesOf(layer.SecondMoment).ToArray().Any(v => v != 0).ShouldBe(!forgets);
        layer.BiasAge[0].ShouldBe(forgets ? (ushort)0 : (ushort)9);
        Samples.ShouldEqualBits(Values(kept), others);
    }

    [Fact]
    public void Apply_AtAnotherUpdateOrLayer_DrawsOtherNumbers()
    {
        using var arena = new Arena();
        float[] Drawn(int number, long update)
        {
            LinearLayer layer = Layer(arena, number, null);
            ParameterReset.Apply(layer, true, Seed, update);
            return Values(layer);
        }

        Drawn(4, 1).ShouldBe(Drawn(4, 1));
        Drawn(4, 1).ShouldNotBe(Drawn(4, 2));
        Drawn(4, 1).ShouldNotBe(Drawn(5, 1));
    }

    [Fact]
    public void Apply_WithEffectiveFanIn_ScalesRowsAsAtTheStart()
    {
        using var arena = new Arena();
        LayerTopology topology = LayerTopology.Sparse(64) with { ScaleByEffectiveFanIn = true };
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 64, 4, topology);
        layer.Initialise(3);
        float before = Values(layer).Max(Math.Abs);
        ParameterReset.Apply(layer, true, Seed, 1);
        before.ShouldBeGreaterThan(1.2f * layer.Bound);
        Values(layer).Max(Math.Abs).ShouldBeGreaterThan(1.2f * layer.Bound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_ToANorm_ReinitialisesIt(bool forgets)
    {
        using var arena = new Arena();
        var norm = new NormLayer(arena, "Value1.Hidden1.Norm", 5);
        norm.Initialise();
        norm.Gains(norm.Online).Fill(3);
        norm.Biases(norm.Target).Fill(3);
        norm.Gains(norm.FirstMoment).Fill(3);
        norm.Steps = 7;
        ParameterReset.Apply(norm, forgets);
        foreach (NormParameters side in new[] { norm.Online, norm.Target })
        {
            norm.Gains(side).ToArray().ShouldAllBe(gain => gain == 1);
            norm.Biases(side).ToArray().ShouldAllBe(bias => bias == 0);
        }

        norm.Gains(norm.FirstMoment)[0].ShouldBe(forgets ? 0 : 3);
        norm.Steps.ShouldBe(forgets ? 0 : 7);
    }

    private static float[] Values(LinearLayer layer) => layer.WeightsOf(layer.Online).ToArray();

    private static void Fill(LinearLayer layer)
    {
        for (int i = 0; i < layer.Parameters; i++)
        {
            bool live = !layer.Masked || i >= layer.Weights || layer.Mask[i] != 0;
            layer.FirstMoment.Weight[i] = layer.SecondMoment.Weight[i] = live ? 1 : 0;
            layer.Age[i] = 9;
        }
    }

    private static LinearLayer Layer(Arena arena, int number, double? density)
    {
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * 24 * 9)) : LayerTopology.Dense;
        var layer = new LinearLayer(
            arena, $"Value1.Layer{number}", number, 24, 9, topology with { Ages = true, KeepsInitial = true });
        layer.Initialise(3);
        layer.Pack(WeightForm.Dense);
        return layer;
    }
}
