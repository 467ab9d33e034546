using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Hare and tortoise (docs/algorithm.md, Hare and tortoise).</summary>
public sealed unsafe class HareAndTortoiseTests
{
    [Fact]
    public void Average_OfConstantParameters_ApproachesThemAtItsDecay()
    {
        // From 0, three steps of decay 0.9 make 1 - 0.9³ = 0.271 of a constant.
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        var hare = new HareAndTortoise([new SlowNetwork([layer])], 0.9);
        Fill(layer, 0);
        hare.Start();
        Fill(layer, 1);
        for (int step = 0; step < 3; step++)
            hare.Average(0);

        hare.Return();
        layer.Weight(2, 3).ShouldBe(0.271f, 1e-6);
        layer.Bias(1).ShouldBe(0.271f, 1e-6);
    }

    [Fact]
    public void Average_WithoutDecay_IsTheFastNetwork()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 0.4);
        var hare = new HareAndTortoise([new SlowNetwork([layer])], 0);
        hare.Start();
        float[] before = Values(layer);
        hare.Average(0);
        hare.Return();
        Values(layer).ShouldBe(before);
    }

    [Fact]
    public void Return_CopiesAndDoesNotShareMemory()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        var hare = new HareAndTortoise([new SlowNetwork([layer])], 0.999);
        Fill(layer, 0);
        hare.Start();
        hare.Return();
        Fill(layer, 0.1f);
        hare.Average(0);
        hare.Return();
        layer.Weight(0, 0).ShouldBe(0.0001f, 1e-7);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Average_OfASparseLayer_IsZeroWhereAWeightIsNotLive(bool live)
    {
        WeightForm form = live ? WeightForm.Live : WeightForm.Dense;
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 0.4);
        layer.Pack(form);
        var hare = new HareAndTortoise([new SlowNetwork([layer])], 0.5);
        hare.Start();
        float[] start = Values(layer);

        // A pruned weight takes its average with it.
        int pruned = Enumerable.Range(0, layer.Weights).First(i => layer.Mask[i] != 0);
        layer.Unpack();
        layer.Mask[pruned] = 0;
        layer.Online.Weight[pruned] = 0;
        layer.Pack(form);
        hare.Average(0);
        layer.Unpack();
        layer.Mask[pruned] = 1;
        layer.Pack(form);
        hare.Return();
        Values(layer).ShouldBe(start.Select((value, i) => i == pruned ? 0 : value));
    }

    [Fact]
    public void Return_LeavesMomentsAndTargets()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        var norm = new NormLayer(arena, "Value1.Hidden1.Norm", 6);
        norm.Initialise();
        var hare = new HareAndTortoise([new SlowNetwork([layer], [norm])], 0.9);
        hare.Start();
        float[] before = Values(layer), target = layer.WeightsOf(layer.Target).ToArray();
        Fill(layer, 2);
        layer.FirstMoment.Weight[3] = 7;
        (norm.Online.Gain[2], norm.Online.Bias[2]) = (5, 3);
        hare.Return();
        Values(layer).ShouldBe(before);
        layer.WeightsOf(layer.Target).ToArray().ShouldBe(target);
        layer.FirstMoment.Weight[3].ShouldBe(7);
        (norm.Online.Gain[2], norm.Online.Bias[2]).ShouldBe((1, 0));
    }

    [Fact]
    public void LoadedTortoise_IsTheSavedOne()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 0.4);
        var hare = new HareAndTortoise([new SlowNetwork([layer])], 0.9);
        hare.Start();
        float[] before = Values(layer);
        var tensors = new TensorStore();
        hare.Save(tensors);
        var loaded = new HareAndTortoise([new SlowNetwork([layer])], 0.9);
        loaded.Load(tensors);
        layer.BiasesOf(layer.Online).Fill(9);
        loaded.Return();
        Values(layer).ShouldBe(before);
    }

    private static LinearLayer Layer(Arena arena, double? density)
    {
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * 48)) : LayerTopology.Dense;
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 8, 6, topology);
        layer.Initialise(3);
        return layer;
    }

    private static void Fill(LinearLayer layer, float value)
    {
        layer.DenseWeightsOf(layer.Online).Fill(value);
        layer.BiasesOf(layer.Online).Fill(value);
    }

    private static float[] Values(LinearLayer layer) => [.. layer.WeightsOf(layer.Online), .. layer.BiasesOf(layer.Online)];
}
