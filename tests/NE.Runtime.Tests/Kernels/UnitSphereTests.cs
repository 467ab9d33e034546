using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Weights on the unit sphere (docs/algorithm.md, Projections).</summary>
public sealed unsafe class UnitSphereTests
{
    [Fact]
    public void Project_OfRows_DividesEachByItsLength()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 2, 3, LayerTopology.Dense);
        new[] { 3f, 4, 0, 0, 1e-9f, 0 }.CopyTo(layer.DenseWeightsOf(layer.Online));
        float[] biases = layer.BiasesOf(layer.Online).ToArray(), target = layer.WeightsOf(layer.Target).ToArray();
        UnitSphere.Project(layer);
        layer.WeightsOf(layer.Online).ToArray().ShouldBe([0.6f, 0.8f, 0, 0, 1e-9f / 1e-8f, 0]);
        layer.BiasesOf(layer.Online).ToArray().ShouldBe(biases);
        layer.WeightsOf(layer.Target).ToArray().ShouldBe(target);
    }

    [Theory]
    [InlineData(11, 5)]
    [InlineData(64, 33)]
    public void Project_OfBothForms_GivesTheSameBits(int inputs, int outputs)
    {
        using var arena = new Arena();
        LinearLayer dense = Layer(arena, inputs, outputs, LayerTopology.Sparse(inputs * outputs / 3)), live = Layer(arena, inputs, outputs, dense.Topology);
        dense.Pack(WeightForm.Dense);
        live.Pack(WeightForm.Live);
        UnitSphere.Project(dense);
        UnitSphere.Project(live);
        live.WeightsOf(live.Online).ToArray().ShouldBe(dense.WeightsOf(dense.Online).ToArray());
        Lengths(dense).ShouldAllBe(static length => length == 0 || Math.Abs(length - 1) < 1e-6);
    }

    [Fact]
    public void Initialise_OfUnitRows_GivesBothSidesLengthOne()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 9, 4, new LayerTopology { UnitRows = true });
        Lengths(layer).ShouldAllBe(static length => Math.Abs(length - 1) < 1e-6);
        layer.WeightsOf(layer.Target).ToArray().ShouldBe(layer.WeightsOf(layer.Online).ToArray());
    }

    [Fact]
    public void Pack_AfterAChange_ProjectsAndLoadDoesNot()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 2, 1, new LayerTopology { UnitRows = true }), copy = Layer(arena, 2, 1, layer.Topology);
        layer.Unpack();
        new[] { 3f, 4 }.CopyTo(layer.DenseWeightsOf(layer.Online));
        var store = new TensorStore();
        layer.Save(store);
        copy.Load(store);
        copy.WeightsOf(copy.Online).ToArray().ShouldBe([3, 4]);
        layer.Pack();
        layer.WeightsOf(layer.Online).ToArray().ShouldBe([0.6f, 0.8f]);
    }

    private static double[] Lengths(LinearLayer layer)
    {
        float[] weights = layer.WeightsOf(layer.Online).ToArray();
        return [.. Enumerable.Range(0, layer.Outputs).Select(unit => Math.Sqrt(weights.Skip(unit * layer.Inputs).Take(layer.Inputs).Sum(static w => (double)w * w)))];
    }

    private static LinearLayer Layer(Arena arena, int inputs, int outputs, LayerTopology topology)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, inputs, outputs, topology);
        layer.Initialise(3);
        return layer;
    }
}
