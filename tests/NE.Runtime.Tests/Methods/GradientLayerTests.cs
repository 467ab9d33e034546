using System;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>What a user-defined term in the gradient sees and changes (docs/algorithm.md, User-defined methods).</summary>
public sealed unsafe class GradientLayerTests
{
    private const int Inputs = 5, Outputs = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Term_AddsToLiveWeightsOnly_InBothForms(bool live)
    {
        using var arena = new Arena();
        LinearLayer layer = Half(arena, live);
        GradientLayer.Add<Pull>(layer, 2, isOutput: false);
        for (int output = 0; output < Outputs; output++)
        {
            for (int input = 0; input < Inputs; input++)
            {
                float expected = layer.IsLive(output, input) ? 2 * layer.Weight(output, input) : 0;
                layer.Gradient.Weight[layer.SlotOf((output * Inputs) + input)].ShouldBe(expected, $"{output}, {input}");
            }

            layer.BiasesOf(layer.Gradient)[output].ShouldBe(layer.Bias(output) + output + 2);
        }
    }

    [Fact]
    public void Term_OfCoefficientZero_IsNotCalled()
    {
        using var arena = new Arena();
        GradientLayer.Add<Refuses>(Half(arena, live: false), 0, isOutput: false);
        Should.Throw<InvalidOperationException>(() => GradientLayer.Add<Refuses>(Half(arena, live: false), 1, isOutput: false));
    }

    [Fact]
    public void Units_ThatDoNotExist_AreRefused()
    {
        using var arena = new Arena();
        LinearLayer layer = Half(arena, live: false);
        Should.Throw<ArgumentOutOfRangeException>(() => GradientLayer.Add<TooFar>(layer, 1, isOutput: false));
        Should.Throw<ArgumentOutOfRangeException>(() => GradientLayer.Add<TooFar>(layer, 1, isOutput: true));
    }

    private static LinearLayer Half(Arena arena, bool live)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, Inputs, Outputs, LayerTopology.Sparse(Inputs * Outputs / 2));
        layer.Initialise(3);
        layer.Pack(live ? WeightForm.Live : WeightForm.Dense);
        return layer;
    }

    // Asks for more than it may: what it adds at a dead weight is not added.
    private readonly struct Pull : IGradientTerm
    {
        public static void Add(in GradientLayer layer, float weight)
        {
            for (int output = 0; output < layer.Outputs; output++)
            {
                for (int input = 0; input < layer.Inputs; input++)
                {
                    layer.Gradient(output, input).ShouldBe(0);
                    layer.Add(output, input, weight * (layer.IsLive(output, input) ? layer[output, input] : 1));
                }

                layer.AddBias(output, layer.Bias(output) + output + weight + layer.BiasGradient(output));
            }
        }
    }

    private readonly struct Refuses : IGradientTerm
    {
        public static void Add(in GradientLayer layer, float weight) => throw new InvalidOperationException();
    }

    private readonly struct TooFar : IGradientTerm
    {
        public static void Add(in GradientLayer layer, float weight)
        {
            if (layer.IsOutput)
                layer.Add(0, Inputs, 1);
            else
                layer.AddBias(Outputs, 1);
        }
    }
}
