using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Networks;

public sealed class NormLayerTests
{
    [Fact]
    public void Initialise_BothSides_HaveGainOneAndBiasZero()
    {
        using var arena = new Arena();
        var layer = new NormLayer(arena, "Value1.Hidden1.Norm", 9);
        layer.Initialise();
        foreach (Side side in new[] { Side.Online, Side.Target })
        {
            layer.Gains(layer[side]).ToArray().ShouldAllBe(gain => gain == 1);
            layer.Biases(layer[side]).ToArray().ShouldAllBe(bias => bias == 0);
        }
    }

    [Fact]
    public void SaveAndLoad_AfterTraining_RestoresEveryArrayAndTheStepCount()
    {
        using var arena = new Arena();
        NormLayer layer = new(arena, "n", 9), copy = new(arena, "n", 9);
        layer.Initialise();
        copy.Initialise();
        var table = new AdamTable(3e-4, 0.9, 0.999, 1e-8);
        layer.Gains(layer.Gradient).Fill(0.3f);
        layer.Biases(layer.Gradient).Fill(-0.2f);
        Adam.StepByAge(layer, table);
        Polyak.Update(layer, 0.2f);

        var store = new TensorStore();
        layer.Save(store);
        copy.Load(store);
        var again = new TensorStore();
        copy.Save(again);
        foreach (string name in store.Tensors.Keys)
            again.Tensors[name].Data.ShouldBe(store.Tensors[name].Data);

        copy.Steps.ShouldBe(1);
        store.Tensors["n.weight"].Data.Cast<float>().First().ShouldBeLessThan(1);
    }

    [Fact]
    public void NotCentred_AfterTraining_HasBiasesOfZeroThatNoCheckpointHolds()
    {
        using var arena = new Arena();
        NormLayer layer = new(arena, "n", 5, centred: false), copy = new(arena, "n", 5, centred: false);
        layer.Initialise();
        var table = new AdamTable(3e-4, 0.9, 0.999, 1e-8);
        layer.Gains(layer.Gradient).Fill(0.3f);
        Adam.StepByAge(layer, table);
        Polyak.Update(layer, 0.2f);

        layer.Parameters.ShouldBe(5);
        layer.Biases(layer.Online).ToArray().ShouldAllBe(bias => bias == 0);
        layer.Biases(layer.Target).ToArray().ShouldAllBe(bias => bias == 0);
        layer.Gains(layer.Online)[0].ShouldBeLessThan(1);
        var store = new TensorStore();
        layer.Save(store);
        store.Tensors.Keys.ShouldBe(["n.weight", "n.target.weight", "n.weight.m", "n.weight.v", "n.steps"], ignoreOrder: true);
        copy.Load(store);
        copy.Gains(copy.Target).ToArray().ShouldBe(layer.Gains(layer.Target).ToArray());
    }
}
