using System;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>What a user-defined event may do to a layer, and what it must not break.</summary>
public sealed unsafe class EventLayerTests
{
    [Fact]
    public void Connect_And_Disconnect_KeepDeadWeightsAtZeroEverywhere()
    {
        using var arena = new Arena();
        LinearLayer layer = Sparse(arena);
        var open = new EventLayer(layer);
        (int output, int input) = First(open, live: true);
        nint position = ((nint)output * layer.Inputs) + input;
        layer.Target.Weight[position] = layer.Gradient.Weight[position] = layer.FirstMoment.Weight[position] = layer.SecondMoment.Weight[position] = 1;

        open.Disconnect(output, input);

        open.IsLive(output, input).ShouldBeFalse();
        foreach (LinearParameters part in new[] { layer.Online, layer.Target, layer.Gradient, layer.FirstMoment, layer.SecondMoment })
            part.Weight[position].ShouldBe(0);

        open.Connect(output, input, 0.5f);
        open.IsLive(output, input).ShouldBeTrue();
        open[output, input].ShouldBe(0.5f);
        layer.Target.Weight[position].ShouldBe(0);
    }

    [Fact]
    public void DeadWeights_CannotBeSet_NorLiveOnesConnected()
    {
        using var arena = new Arena();
        var open = new EventLayer(Sparse(arena));
        (int output, int input) dead = First(open, live: false), live = First(open, live: true);

        Should.Throw<InvalidOperationException>(() => open[dead.output, dead.input] = 1).Message.ShouldContain("not live");
        Should.Throw<InvalidOperationException>(() => open.Disconnect(dead.output, dead.input));
        Should.Throw<InvalidOperationException>(() => open.Connect(live.output, live.input, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => open[0, open.Inputs]);
        Should.Throw<ArgumentOutOfRangeException>(() => open.SetBias(open.Outputs, 1));
    }

    [Fact]
    public void DenseLayers_LoseNoWeights()
    {
        using var arena = new Arena();
        var open = new EventLayer(new LinearLayer(arena, "Dense", 0, 3, 2, default));
        Should.Throw<InvalidOperationException>(() => open.Disconnect(0, 0)).Message.ShouldContain("dense");
    }

    [Fact]
    public void Gradients_ThatTheEventDidNotAskFor_AreRefusedWithTheRemedy()
    {
        using var arena = new Arena();
        var open = new EventLayer(Sparse(arena));
        Should.Throw<InvalidOperationException>(() => open.Gradient(0, 0)).Message.ShouldContain("Gradients = true");
    }

    [Fact]
    public void Random_OfAnEvent_DependsOnUpdateNumberAndPart()
    {
        float Draw(long update, int number, byte part) =>
            new EventContext([], [], number) { Seed = 3, Update = update }.Random(part).NextUniform(0, 1);

        float drawn = Draw(10, 0, 0);
        Draw(10, 0, 0).ShouldBe(drawn);
        Draw(11, 0, 0).ShouldNotBe(drawn);
        Draw(10, 1, 0).ShouldNotBe(drawn);
        Draw(10, 0, 1).ShouldNotBe(drawn);
    }

    private static LinearLayer Sparse(Arena arena)
    {
        var layer = new LinearLayer(arena, "Sparse", 0, 6, 5, new LayerTopology { Masked = true, LiveAtStart = 12 });
        layer.Initialise(3);
        layer.Unpack();
        return layer;
    }

    private static (int Output, int Input) First(EventLayer layer, bool live)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int input = 0; input < layer.Inputs; input++)
            {
                if (layer.IsLive(output, input) == live)
                    return (output, input);
            }
        }

        throw new InvalidOperationException("There is none.");
    }
}
