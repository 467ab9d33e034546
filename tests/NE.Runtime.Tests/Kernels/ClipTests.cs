using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed unsafe class ClipTests
{
    [Fact]
    public void NewbornNeurons_FlaggedUnit_LosesWhatIsBeyondTheLimitOfEachLayer()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 4, 3, density: 0.5), next = Samples.Layer(arena, 3, 2);
        Fill(layer, 9);
        Fill(next, -9);
        layer.NewbornUnits[1] = 1;
        Clip.NewbornNeurons(layer, next, 2);

        float limit = 2 * layer.Bound, nextLimit = 2 * next.Bound;
        limit.ShouldBe(1);
        Row(layer, 0).ShouldAllBe(w => w == 9);
        Row(layer, 1).ShouldAllBe(w => w == limit);
        layer.Bias(1).ShouldBe(limit);
        layer.Bias(0).ShouldBe(9);
        next.Weight(0, 1).ShouldBe(-nextLimit);
        next.Weight(1, 1).ShouldBe(-nextLimit);
        next.Weight(1, 0).ShouldBe(-9);
        next.Bias(1).ShouldBe(-9);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void Weights_OfALayerInAnyForm_AreClippedWithoutItsBiases(double density)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 40, 30, density);
        layer.Unpack();
        Fill(layer, 9);
        layer.Pack();
        Clip.Weights(layer, 2);
        layer.Unpack();
        for (int unit = 0; unit < 30; unit++)
        {
            Row(layer, unit).ShouldAllBe(w => w == 0 || w == 2 * layer.Bound);
            layer.Bias(unit).ShouldBe(9);
        }
    }

    [Fact]
    public void NewbornNeurons_OutputLayer_NeedsNoNext()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 4, 3, density: 0.5);
        Fill(layer, 9);
        layer.NewbornUnits[2] = 1;
        Clip.NewbornNeurons(layer, null, 2);
        Row(layer, 2).ShouldAllBe(w => w == 1);
    }

    [Fact]
    public void NewbornNeurons_LayersThatAreNotConsecutive_SaysSo()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 4, 3, density: 0.5), next = Samples.Layer(arena, 4, 4);
        Should.Throw<ArgumentException>(() => Clip.NewbornNeurons(layer, next, 2)).Message.ShouldContain("has 4 inputs");
        Should.Throw<ArgumentException>(() => Clip.NewbornNeurons(next, null, 2)).Message.ShouldContain("no mask");
    }

    private static void Fill(LinearLayer layer, float value)
    {
        layer.DenseWeightsOf(layer.Online).Fill(value);
        layer.BiasesOf(layer.Online).Fill(value);
    }

    private static float[] Row(LinearLayer layer, int unit) => [.. Enumerable.Range(0, layer.Inputs).Select(i => layer.Weight(unit, i))];
}
