using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Normalise-and-Project (docs/algorithm.md, Projections).</summary>
public sealed unsafe class NormProjectionTests
{
    [Fact]
    public void Project_OfGainsAndBiases_IsTheWorkedExample()
    {
        // γ = (2, 1, 0, 1), β = (0, 1, 1, 0): the squares sum to 8, so both are multiplied by √(4/8).
        using var arena = new Arena();
        var norm = new NormLayer(arena, "n", 4);
        new[] { 2f, 1, 0, 1 }.CopyTo(norm.Gains(norm.Online));
        new[] { 0f, 1, 1, 0 }.CopyTo(norm.Biases(norm.Online));
        NormProjection.Project(norm);
        float factor = (float)Math.Sqrt(0.5);
        factor.ShouldBe(0.70711f, 1e-5f);
        norm.Gains(norm.Online).ToArray().ShouldBe([2 * factor, factor, 0, factor]);
        norm.Biases(norm.Online).ToArray().ShouldBe([0, factor, factor, 0]);
    }

    [Fact]
    public void Project_OfGainsAlone_GivesThemLengthOfTheRootOfUnits()
    {
        using var arena = new Arena();
        var norm = new NormLayer(arena, "n", 4, centred: false);
        new[] { 1f, 1, 1, 1 }.CopyTo(norm.Gains(norm.Online));
        NormProjection.Project(norm);
        norm.Gains(norm.Online).ToArray().ShouldBe([1, 1, 1, 1]);
        norm.Gains(norm.Online)[0] = 3;
        NormProjection.Project(norm);
        norm.Gains(norm.Online).ToArray().Sum(static g => g * g).ShouldBe(4, 1e-5f);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.3)]
    public void Project_OfAMatrix_GivesItsInitialNormInEveryForm(double? density)
    {
        using var arena = new Arena();
        const int Inputs = 40, Outputs = 24;
        LayerTopology topology = density is double d
            ? LayerTopology.Sparse((int)(d * Inputs * Outputs)) with { KeepsNorm = true } : new LayerTopology { KeepsNorm = true };
        LinearLayer layer = Layer(arena, Inputs, Outputs, topology), other = Layer(arena, Inputs, Outputs, topology);
        layer.Pack(WeightForm.Dense);
        other.Pack(WeightForm.Live);
        double norm = Norm(layer);
        layer.InitialNorm.ShouldBe(norm, 1e-6 * norm);
        foreach (LinearLayer one in new[] { layer, other })
        {
            for (int i = 0; i < Inputs * Outputs; i++)
            {
                if (!one.Masked || one.Mask[i] != 0)
                    one.Online.Weight[one.SlotOf(i)] *= 1.5f + (i % 3);
            }

            NormProjection.Project(one);
            Norm(one).ShouldBe(norm, 1e-6 * norm);
        }

        other.WeightsOf(other.Online).ToArray().ShouldBe(layer.WeightsOf(layer.Online).ToArray());
    }

    [Fact]
    public void Project_AfterGrowth_RaisesTheNormByTheRootOfLiveWeights()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 4, 4, LayerTopology.Sparse(4) with { KeepsNorm = true });
        double norm = Norm(layer);
        layer.Unpack();
        for (int i = 0; i < 16; i++)
            layer.Mask[i] = 1;

        layer.Pack();
        Norm(layer).ShouldBe(2 * norm, 1e-6 * norm);
    }

    [Fact]
    public void SaveAndLoad_KeepTheInitialNorm()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 4, 4, new LayerTopology { KeepsNorm = true }), copy = Layer(arena, 4, 4, layer.Topology, seed: 4);
        var store = new TensorStore();
        layer.Save(store);
        copy.InitialNorm.ShouldNotBe(layer.InitialNorm);
        copy.Load(store);
        copy.InitialNorm.ShouldBe(layer.InitialNorm);
    }

    private static double Norm(LinearLayer layer) => Math.Sqrt(layer.WeightsOf(layer.Online).ToArray().Sum(static w => (double)w * w));

    private static LinearLayer Layer(Arena arena, int inputs, int outputs, LayerTopology topology, uint seed = 3)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, inputs, outputs, topology);
        layer.Initialise(seed);
        return layer;
    }
}
