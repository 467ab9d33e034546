using System;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Plasticity injection (docs/algorithm.md, Plasticity injection) into a network of one layer.</summary>
public sealed class PlasticityInjectionTests
{
    [Fact]
    public void Sum_OfEqualOwnAndStart_IsKeptToTheLastBit()
    {
        // (0.1 + 1e8) - 1e8 would be 0.
        using var arena = new Arena();
        Activations kept = Constant(arena, 0.1f), own = Constant(arena, 1e8f), start = Constant(arena, 1e8f), output = Constant(arena, 7);
        HeadSum.Forward(kept, own, start, output);
        output[0, 0].ShouldBe(0.1f);
        output[1, 39].ShouldBe(0.1f);
    }

    [Fact]
    public void Output_BeforeTheInjection_IsTheNetworksOwn()
    {
        using var arena = new Arena();
        (PlasticityInjection injection, _, _, _) = Injection(arena);
        Activations own = Constant(arena, 3), output = Constant(arena, 0), gradient = Constant(arena, 5);
        PlasticityInjection.Forward(injection, Side.Online, Constant(arena, 1), own, output);
        output[1, 39].ShouldBe(3);
        PlasticityInjection.InputGradient(injection, own, gradient);
        gradient[1, 39].ShouldBe(0);
    }

    [Fact]
    public void Output_AfterTheInjection_IsKeptPlusOwnMinusStart()
    {
        using var arena = new Arena();
        (PlasticityInjection injection, _, _, _) = Injection(arena);
        injection.Inject(0, seed: 3, update: 8);
        Activations output = Constant(arena, 0), gradient = Constant(arena, 5);
        PlasticityInjection.Forward(injection, Side.Online, Constant(arena, 1), Constant(arena, 3), output);
        output[0, 0].ShouldBe(10 + (3 - 100));
        PlasticityInjection.InputGradient(injection, Constant(arena, 2), gradient);
        gradient[0, 0].ShouldBe((2 * 10) - (2 * 100));
    }

    [Fact]
    public void Injection_KeepsBothSides_AndGivesBothTheSameFreshParameters()
    {
        using var arena = new Arena();
        (PlasticityInjection injection, LinearLayer layer, Copy kept, Copy start) = Injection(arena);
        float[] online = [.. layer.WeightsOf(layer.Online)], target = [.. layer.WeightsOf(layer.Target)];
        injection.Inject(0.5f, seed: 3, update: 8);
        kept.Layer.WeightsOf(kept.Layer.Online).ToArray().ShouldBe(online);
        kept.Layer.WeightsOf(kept.Layer.Target).ToArray().ShouldBe(target);
        float[] fresh = [.. layer.WeightsOf(layer.Online)];
        fresh.ShouldNotBe(online);
        fresh.ShouldAllBe(weight => Math.Abs(weight) <= 0.5f * layer.Bound);
        layer.WeightsOf(layer.Target).ToArray().ShouldBe(fresh);
        start.Layer.WeightsOf(start.Layer.Online).ToArray().ShouldBe(fresh);
        start.Layer.WeightsOf(start.Layer.Target).ToArray().ShouldBe(fresh);
        for (int output = 0; output < 2; output++)
        {
            for (int input = 0; input < 2; input++)
            {
                kept.Layer.IsLive(output, input).ShouldBe(layer.IsLive(output, input));
                if (!layer.IsLive(output, input))
                    layer.Weight(output, input).ShouldBe(0);
            }
        }
    }

    private static (PlasticityInjection Injection, LinearLayer Layer, Copy Kept, Copy Start) Injection(Arena arena)
    {
        LinearLayer layer = Layer(arena, "Layer");
        layer.Initialise(3);
        layer.Unpack();
        layer.BiasesOf(layer.Target).Fill(9);
        layer.Pack();
        Copy kept = new(arena, "Kept.Layer", 10), start = new(arena, "Start.Layer", 100);
        return (new PlasticityInjection(arena, "Injection", ([layer], []), kept, start, 40), layer, kept, start);
    }

    private static LinearLayer Layer(Arena arena, string name) => new(arena, name, 0, 2, 2, LayerTopology.Sparse(3));

    private static Activations Constant(Arena arena, float value)
    {
        Activations values = arena.Activations(2, 40);
        for (int feature = 0; feature < 2; feature++)
        {
            for (int sample = 0; sample < 40; sample++)
                values[feature, sample] = value;
        }

        return values;
    }

    /// <summary>A copy whose output is a constant, and whose gradient of the input is that constant times the gradient of the output.</summary>
    private sealed class Copy(Arena arena, string name, float factor) : IFrozenNetwork
    {
        private readonly LinearLayer[] layers = [PlasticityInjectionTests.Layer(arena, name)];

        public LinearLayer Layer => layers[0];

        public ReadOnlySpan<LinearLayer> Layers => layers;

        public ReadOnlySpan<NormLayer> Norms => [];

        public Activations Forward(Side side, Activations input) => Constant(arena, factor);

        public void InputGradient(Activations output, Activations input)
        {
            for (int feature = 0; feature < 2; feature++)
            {
                for (int sample = 0; sample < 40; sample++)
                    input[feature, sample] = factor * output[feature, sample];
            }
        }
    }
}
