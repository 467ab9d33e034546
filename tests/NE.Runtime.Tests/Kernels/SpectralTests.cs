using System;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Spectral regularisation (docs/algorithm.md, Optimisers and gradient terms).</summary>
public sealed unsafe class SpectralTests
{
    [Fact]
    public void AddGradient_OfTheWorkedExample_IsTheGradientOfItsLoss()
    {
        // W = diag(2, 0.5), b = (0.3, 0.4), k = 2: the loss is (4 − 1)² + 0.0625, dW₁₁ = 24, db = (0.3, 0.4).
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 2, 2, new LayerTopology { KeepsVectors = true });
        new[] { 2f, 0, 0, 0.5f }.CopyTo(layer.DenseWeightsOf(layer.Online));
        new[] { 0.3f, 0.4f }.CopyTo(layer.BiasesOf(layer.Online));
        for (int i = 0; i < 50; i++)
            Spectral.Iterate(layer);

        Spectral.AddGradient(layer, 1, 2);
        float[] gradient = layer.DenseWeightsOf(layer.Gradient).ToArray();
        gradient[0].ShouldBe(24, 1e-4f);
        gradient.Skip(1).ShouldAllBe(static g => Math.Abs(g) < 1e-4);
        layer.BiasesOf(layer.Gradient).ToArray().Zip([0.3f, 0.4f], static (a, e) => Math.Abs(a - e)).Max().ShouldBeLessThan(1e-6f);
    }

    [Theory]
    [InlineData(40, 24, null)]
    [InlineData(24, 40, null)]
    [InlineData(64, 33, 0.2)]
    public void Iterate_FiftyTimes_FindsTheLargestSingularValue(int inputs, int outputs, double? density)
    {
        using var arena = new Arena();
        LinearLayer layer = Spread(arena, inputs, outputs, density);
        for (int i = 0; i < 49; i++)
            Spectral.Iterate(layer);

        double value = Spectral.Iterate(layer);
        Matrix<double> matrix = Matrix(layer);
        value.ShouldBe(matrix.Svd().S[0], 1e-4 * value);
        layer.LeftVector.ToArray().Sum(static u => (double)u * u).ShouldBe(1, 1e-5);
        layer.RightVector.ToArray().Sum(static v => (double)v * v).ShouldBe(1, 1e-5);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, null)]
    [InlineData(3, 0.4)]
    public void AddGradient_AfterFiftyIterations_AgreesWithFiniteDifferences(int power, double? density)
    {
        using var arena = new Arena();
        LinearLayer layer = Spread(arena, 21, 13, density);
        for (int i = 0; i < 50; i++)
            Spectral.Iterate(layer);

        const double Step = 1e-5;
        Spectral.AddGradient(layer, 0.5f, power);
        Matrix<double> matrix = Matrix(layer);
        double[] biases = [.. layer.BiasesOf(layer.Online).ToArray().Select(static b => (double)b)];
        double Loss() => 0.5 * (Math.Pow(Math.Pow(matrix.Svd().S[0], power) - 1, 2) + Math.Pow(biases.Sum(static b => b * b), power));
        float[] gradient = layer.WeightsOf(layer.Gradient).ToArray(), biasGradient = layer.BiasesOf(layer.Gradient).ToArray();
        double[] expected = new double[gradient.Length];
        for (int i = 0; i < expected.Length; i++)
        {
            if (!layer.IsLive(i / 21, i % 21))
                continue;

            double here = matrix[i / 21, i % 21];
            matrix[i / 21, i % 21] = here + Step;
            double above = Loss();
            matrix[i / 21, i % 21] = here - Step;
            expected[i] = (above - Loss()) / (2 * Step);
            matrix[i / 21, i % 21] = here;
        }

        double error = Math.Sqrt(expected.Zip(gradient, static (e, g) => (e - g) * (e - g)).Sum() / expected.Sum(static e => e * e));
        error.ShouldBeLessThan(1e-3);
        for (int unit = 0; unit < biases.Length; unit++)
        {
            double here = biases[unit];
            biases[unit] = here + Step;
            double above = Loss();
            biases[unit] = here - Step;
            ((double)biasGradient[unit]).ShouldBe((above - Loss()) / (2 * Step), 1e-4);
            biases[unit] = here;
        }
    }

    [Fact]
    public void AddGradient_OfANormalisation_IsElementwise()
    {
        using var arena = new Arena();
        var norm = new NormLayer(arena, "n", 2);
        new[] { 2f, 1 }.CopyTo(norm.Gains(norm.Online));
        new[] { 0.5f, 0 }.CopyTo(norm.Biases(norm.Online));
        Spectral.AddGradient(norm, 1, 2);
        norm.Gains(norm.Gradient).ToArray().ShouldBe([24, 0]);
        norm.Biases(norm.Gradient).ToArray().ShouldBe([0.5f, 0]);
    }

    [Fact]
    public void AddGradient_OfBothForms_HasTheSameBits()
    {
        using var arena = new Arena();
        LayerTopology topology = LayerTopology.Sparse(200) with { KeepsVectors = true };
        LinearLayer dense = Layer(arena, 40, 24, topology), live = Layer(arena, 40, 24, topology);
        dense.Pack(WeightForm.Dense);
        live.Pack(WeightForm.Live);
        Spectral.AddGradient(dense, 0.1f, 2);
        Spectral.AddGradient(live, 0.1f, 2);
        live.WeightsOf(live.Gradient).ToArray().ShouldBe(dense.WeightsOf(dense.Gradient).ToArray());
    }

    [Fact]
    public void AddGradient_OfNoWeights_IsZero()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 3, 2, new LayerTopology { KeepsVectors = true });
        layer.DenseWeightsOf(layer.Online).Clear();
        Spectral.AddGradient(layer, 1, 1);
        layer.WeightsOf(layer.Gradient).ToArray().ShouldAllBe(static g => g == 0);
    }

    [Fact]
    public void SaveAndLoad_KeepTheVectors()
    {
        using var arena = new Arena();
        LinearLayer layer = Spread(arena, 9, 5, null), copy = Spread(arena, 9, 5, null);
        Spectral.Iterate(layer);
        var store = new TensorStore();
        layer.Save(store);
        copy.Load(store);
        copy.LeftVector.ToArray().ShouldBe(layer.LeftVector.ToArray());
        copy.RightVector.ToArray().ShouldBe(layer.RightVector.ToArray());
    }

    // A part of rank one separates the first singular value from the others, so that power iteration converges soon.
    private static LinearLayer Spread(Arena arena, int inputs, int outputs, double? density)
    {
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * inputs * outputs)) : LayerTopology.Dense;
        LinearLayer layer = Layer(arena, inputs, outputs, topology with { KeepsVectors = true });
        for (int i = 0; i < inputs * outputs; i++)
        {
            if (!layer.Masked || layer.Mask[i] != 0)
                layer.Online.Weight[layer.SlotOf(i)] += 0.1f * (1 + (i % inputs % 3)) * (1 + (i / inputs % 2));
        }

        return layer;
    }

    private static Matrix<double> Matrix(LinearLayer layer)
    {
        float[] weights = layer.WeightsOf(layer.Online).ToArray();
        return Matrix<double>.Build.Dense(layer.Outputs, layer.Inputs, (row, column) => weights[(row * layer.Inputs) + column]);
    }

    private static LinearLayer Layer(Arena arena, int inputs, int outputs, LayerTopology topology)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, inputs, outputs, topology);
        layer.Initialise(3);
        return layer;
    }
}
