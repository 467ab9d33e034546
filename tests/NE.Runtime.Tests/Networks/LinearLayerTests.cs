using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Networks;

public sealed unsafe class LinearLayerTests
{
    [Fact]
    public void Initialise_DenseLayer_IsUniformWithinTheBoundAndTheTargetIsACopy()
    {
        using var arena = new Arena();
        var layer = new LinearLayer(arena, "Policy.Hidden1", 0, 64, 100, LayerTopology.Dense);
        layer.Initialise(1);
        layer.Bound.ShouldBe(0.125f);
        float[] weights = layer.WeightsOf(layer.Online).ToArray();
        weights.ShouldAllBe(w => Math.Abs(w) <= 0.125f);
        weights.Average().ShouldBe(0, 0.003);
        weights.Average(w => (double)w * w).ShouldBe(0.125 * 0.125 / 3, 1e-4);
        layer.BiasesOf(layer.Online).ToArray().Distinct().Count().ShouldBeGreaterThan(90);
        layer.WeightsOf(layer.Target).ToArray().ShouldBe(weights);
        layer.BiasesOf(layer.Target).ToArray().ShouldBe(layer.BiasesOf(layer.Online).ToArray());
        layer.LiveWeights.ShouldBe(6400);
        layer.Density.ShouldBe(1);
        layer.IsLive(99, 63).ShouldBeTrue();
    }

    [Fact]
    public void Initialise_MaskedLayer_KeepsTheDenseDrawWhereLiveAndZeroElsewhere()
    {
        using var arena = new Arena();
        LinearLayer dense = Layer(arena, LayerTopology.Dense), masked = Layer(arena, LayerTopology.Sparse(333));
        masked.LiveWeights.ShouldBe(333);
        masked.Density.ShouldBe(333 / 1500.0);
        for (int output = 0; output < 50; output++)
        {
            for (int input = 0; input < 30; input++)
                masked.Weight(output, input).ShouldBe(masked.IsLive(output, input) ? dense.Weight(output, input) : 0);
        }

        masked.WeightsOf(masked.Target).ToArray().ShouldBe(masked.WeightsOf(masked.Online).ToArray());
        masked.BiasesOf(masked.Online).ToArray().ShouldBe(dense.BiasesOf(dense.Online).ToArray());
    }

    [Fact]
    public void Initialise_ManySeeds_ChoosesEveryPositionEquallyOften()
    {
        using var arena = new Arena();
        var layer = new LinearLayer(arena, "Policy.Hidden1", 3, 4, 5, LayerTopology.Sparse(6));
        int[] chosen = new int[20];
        for (uint seed = 0; seed < 4000; seed++)
        {
            layer.Initialise(seed);
            for (int i = 0; i < 20; i++)
                chosen[i] += layer.Mask[i];
        }

        // 6 of 20 positions in 4000 draws: 1200 each, standard deviation 29.
        chosen.ShouldAllBe(count => count > 1080 && count < 1320);
        chosen.Sum().ShouldBe(24_000);
    }

    [Fact]
    public void Initialise_SameSeedOrAnother_RepeatsOrChangesMaskAndWeights()
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena, LayerTopology.Sparse(333)), same = Layer(arena, LayerTopology.Sparse(333));
        LinearLayer otherSeed = Layer(arena, LayerTopology.Sparse(333), seed: 8);
        LinearLayer otherNumber = Layer(arena, LayerTopology.Sparse(333), number: 9);
        Mask(same).ShouldBe(Mask(first));
        Mask(otherSeed).ShouldNotBe(Mask(first));
        Mask(otherNumber).ShouldNotBe(Mask(first));
        otherNumber.Bias(0).ShouldNotBe(first.Bias(0));
    }

    [Fact]
    public void Initialise_WithGuards_GivesEachUnitAndInputItsConnectionsAndKeepsTheCount()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, LayerTopology.Sparse(180) with { MinFanIn = 2, MinFanOut = 3 });
        layer.LiveWeights.ShouldBe(180);
        for (int output = 0; output < 50; output++)
            Enumerable.Range(0, 30).Count(input => layer.IsLive(output, input)).ShouldBeGreaterThanOrEqualTo(2);

        for (int input = 0; input < 30; input++)
            Enumerable.Range(0, 50).Count(output => layer.IsLive(output, input)).ShouldBeGreaterThanOrEqualTo(3);
    }

    [Fact]
    public void Initialise_WithTheLargestLive_KeepsThoseOfTheDenseDraw()
    {
        using var arena = new Arena();
        LinearLayer dense = Layer(arena, LayerTopology.Dense), layer = Layer(arena, LayerTopology.Sparse(180) with { LargestLive = true });
        ReadOnlySpan<float> all = dense.DenseWeightsOf(dense.Online), kept = layer.DenseWeightsOf(layer.Online);
        float least = all.ToArray().Select(MathF.Abs).OrderDescending().ElementAt(179);
        for (int k = 0; k < all.Length; k++)
            kept[k].ShouldBe(MathF.Abs(all[k]) >= least ? all[k] : 0);

        layer.LiveWeights.ShouldBe(180);
    }

    [Fact]
    public void Initialise_GuardsBeyondTheLiveWeights_SaysHowManyAreNeeded()
    {
        using var arena = new Arena();
        var layer = new LinearLayer(arena, "Policy.Hidden2", 1, 30, 50, LayerTopology.Sparse(80) with { MinFanIn = 2 });
        string message = Should.Throw<InvalidOperationException>(() => layer.Initialise(1)).Message;
        message.ShouldContain("Policy.Hidden2");
        message.ShouldContain("require 100");
    }

    [Fact]
    public void Initialise_ScaledByEffectiveFanIn_MultipliesEachRowByTheRootOfItsShare()
    {
        using var arena = new Arena();
        LinearLayer plain = Layer(arena, LayerTopology.Sparse(333));
        LinearLayer scaled = Layer(arena, LayerTopology.Sparse(333) with { ScaleByEffectiveFanIn = true });
        for (int output = 0; output < 50; output++)
        {
            int fanIn = Enumerable.Range(0, 30).Count(input => plain.IsLive(output, input));
            for (int input = 0; input < 30; input++)
                ((double)scaled.Weight(output, input)).ShouldBe(plain.Weight(output, input) * Math.Sqrt(30.0 / Math.Max(fanIn, 1)), 1e-6);
        }
    }

    [Fact]
    public void SaveAndLoad_AfterTraining_RestoresEveryArray()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, LayerTopology.Sparse(333) with { Ages = true });
        var table = new AdamTable(3e-4, 0.9, 0.999, 1e-8);
        for (int step = 1; step < 5; step++)
        {
            AdamTests.DrawGradient(layer, step);
            Adam.StepByAge(layer, table);
            Polyak.Update(layer, 0.1f);
        }

        layer.NewbornUnits[7] = 1;
        layer.Age[3] = 65_000;
        var store = new TensorStore();
        layer.Save(store);
        LinearLayer copy = Layer(arena, LayerTopology.Sparse(100) with { Ages = true }, seed: 99);
        copy.Load(store);
        var again = new TensorStore();
        copy.Save(again);
        again.Tensors.Keys.ShouldBe(store.Tensors.Keys);
        foreach (string name in store.Tensors.Keys)
            again.Tensors[name].Data.ShouldBe(store.Tensors[name].Data);

        Mask(copy).ShouldBe(Mask(layer));
        copy.BiasAge[0].ShouldBe((ushort)4);
    }

    [Fact]
    public void Save_ALayer_WritesTheNamesAndShapesOfACheckpoint()
    {
        using var arena = new Arena();
        var store = new TensorStore();
        Layer(arena, LayerTopology.Dense).Save(store);
        store.Tensors.Keys.ShouldBe(
            ["Value1.Hidden2.weight", "Value1.Hidden2.bias", "Value1.Hidden2.target.weight", "Value1.Hidden2.target.bias",
             "Value1.Hidden2.weight.m", "Value1.Hidden2.weight.v", "Value1.Hidden2.bias.m", "Value1.Hidden2.bias.v"],
            ignoreOrder: true);
        store.Tensors["Value1.Hidden2.weight"].Shape.ShouldBe([50, 30]);

        var velocity = new TensorStore();
        Layer(arena, LayerTopology.Dense with { OneMoment = true }).Save(velocity);
        store.Tensors.Keys.Except(velocity.Tensors.Keys).ShouldBe(["Value1.Hidden2.weight.v", "Value1.Hidden2.bias.v"]);

        var masked = new TensorStore();
        Layer(arena, LayerTopology.Sparse(333) with { Ages = true }).Save(masked);
        masked.Tensors.Keys.Except(store.Tensors.Keys).ShouldBe(
            ["Value1.Hidden2.mask", "Value1.Hidden2.newborn", "Value1.Hidden2.weight.age", "Value1.Hidden2.bias.age"], ignoreOrder: true);
        masked.Tensors["Value1.Hidden2.mask"].Data.Length.ShouldBe(188);
        masked.Tensors["Value1.Hidden2.mask"].Data.Cast<byte>().Sum(b => byte.PopCount(b)).ShouldBe(333);
    }

    [Fact]
    public void Read_OutsideTheLayer_IsRefused()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, LayerTopology.Dense);
        Should.Throw<ArgumentOutOfRangeException>(() => layer.Weight(50, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => layer.Weight(0, 30));
        Should.Throw<ArgumentOutOfRangeException>(() => layer.IsLive(0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => layer.Bias(50));
        Should.Throw<ArgumentException>(() => layer.CopyWeights(new float[1499]));
    }

    [Fact]
    public void CopyWeights_OfALayer_GivesThemRowByRow()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, LayerTopology.Dense);
        float[] weights = new float[1500];
        layer.CopyWeights(weights);
        weights[(7 * 30) + 4].ShouldBe(layer.Weight(7, 4));
    }

    [Fact]
    public void Constructor_MoreLiveWeightsThanThereAre_IsRefused()
    {
        using var arena = new Arena();
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearLayer(arena, "Policy.Hidden1", 0, 3, 2, LayerTopology.Sparse(7)));
        Should.Throw<ArgumentOutOfRangeException>(() => new LinearLayer(arena, "Policy.Hidden1", 0, 0, 2, LayerTopology.Dense));
    }

    private static LinearLayer Layer(Arena arena, LayerTopology topology, uint seed = 7, int number = 4)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden2", number, 30, 50, topology);
        layer.Initialise(seed);
        return layer;
    }

    private static byte[] Mask(LinearLayer layer) => new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray();
}
