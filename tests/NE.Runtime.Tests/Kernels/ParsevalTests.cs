using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Parseval regularisation (docs/algorithm.md, Optimisers and gradient terms).</summary>
public sealed unsafe class ParsevalTests
{
    [Fact]
    public void AddGradient_OfTheWorkedExample_IsTheGradientOfItsLoss()
    {
        // W = [[1,0],[1,1]], s = 2: the loss is 3, its gradient [[0,4],[4,0]]. Two units weigh (64/2)² times as much as 64.
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 2, 2, LayerTopology.Dense);
        new[] { 1f, 0, 1, 1 }.CopyTo(layer.DenseWeightsOf(layer.Online));
        Loss([1, 0, 1, 1], 2, 2, 2).ShouldBe(3);
        Parseval.AddGradient(layer, 1f / (32 * 32), 2);
        layer.DenseWeightsOf(layer.Gradient).ToArray().ShouldBe([0, 4, 4, 0]);
        layer.BiasesOf(layer.Gradient).ToArray().ShouldBe([0, 0]);
    }

    [Theory]
    [InlineData(11, 5, null)]
    [InlineData(5, 11, null)]
    [InlineData(77, 13, null)]
    [InlineData(40, 24, 0.3)]
    public void AddGradient_OfAnyShape_AgreesWithFiniteDifferences(int inputs, int outputs, double? density)
    {
        using var arena = new Arena();
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * inputs * outputs)) : LayerTopology.Dense;
        LinearLayer layer = Layer(arena, inputs, outputs, topology);
        double[] weights = [.. layer.WeightsOf(layer.Online).ToArray().Select(static w => (double)w)];
        const double Strength = 0.01, Step = 1e-5;
        Parseval.AddGradient(layer, (float)Strength, 1.5f);
        float[] gradient = layer.WeightsOf(layer.Gradient).ToArray();
        double factor = Strength * (64.0 / outputs) * (64.0 / outputs);
        double[] expected = new double[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            if (!layer.IsLive(i / inputs, i % inputs))
                continue;

            double here = weights[i];
            weights[i] = here + Step;
            double above = Loss(weights, inputs, outputs, 1.5);
            weights[i] = here - Step;
            expected[i] = factor * (above - Loss(weights, inputs, outputs, 1.5)) / (2 * Step);
            weights[i] = here;
        }

        double error = Math.Sqrt(expected.Zip(gradient, static (e, g) => (e - g) * (e - g)).Sum() / expected.Sum(static e => e * e));
        error.ShouldBeLessThan(1e-5);
        if (density != null)
            Enumerable.Range(0, weights.Length).Where(i => !layer.IsLive(i / inputs, i % inputs)).ShouldAllBe(i => gradient[i] == 0);
    }

    [Fact]
    public void AddGradient_OfOrthogonalRows_IsZero()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 3, 2, LayerTopology.Dense);
        new[] { 0f, 2, 0, 2, 0, 0 }.CopyTo(layer.DenseWeightsOf(layer.Online));
        Parseval.AddGradient(layer, 1, 4);
        layer.DenseWeightsOf(layer.Gradient).ToArray().ShouldAllBe(static g => g == 0);
    }

    private static double Loss(double[] w, int inputs, int outputs, double scale)
    {
        double loss = 0;
        for (int a = 0; a < outputs; a++)
        {
            for (int b = 0; b < outputs; b++)
            {
                double product = a == b ? -scale : 0;
                for (int i = 0; i < inputs; i++)
                    product += w[(a * inputs) + i] * w[(b * inputs) + i];

                loss += product * product;
            }
        }

        return loss;
    }

    private static LinearLayer Layer(Arena arena, int inputs, int outputs, LayerTopology topology)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, inputs, outputs, topology);
        layer.Initialise(3);
        if (topology.Masked)
            layer.Pack(WeightForm.Live);

        return layer;
    }
}
