using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class LayerNormTests
{
    private const float Epsilon = 1e-5f;

    public static IEnumerable<object[]> Cases => Width.With([[1, 5], [7, 33], [64, 45]]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_AnySize_GivesMeanZeroAndVarianceOneTimesGainPlusBias(int lanes, int features, int batch)
    {
        using var arena = new Arena();
        NormLayer layer = Layer(arena, features);
        Activations x = Samples.Normal(arena, features, batch, 1), y = arena.Activations(features, batch);
        Activations kept = arena.Activations(2, batch);
        Width.Kernels(lanes).Normalise(layer.Online, x, y, kept, Epsilon);
        for (int sample = 0; sample < batch; sample++)
        {
            double[] column = [.. Enumerable.Range(0, features).Select(i => (double)x[i, sample])];
            double mean = column.Average(), deviation = Math.Sqrt(column.Average(v => (v - mean) * (v - mean)) + 1e-5);
            ((double)kept[0, sample]).ShouldBe(mean, 1e-6);
            (kept[1, sample] * deviation).ShouldBe(1, 1e-5);
            for (int i = 0; i < features; i++)
                ((double)y[i, sample]).ShouldBe(((column[i] - mean) / deviation * (0.5 + i)) + (0.25 * i), 1e-5 * (1 + i));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Forward_NotCentred_DividesByTheRootMeanSquare(int lanes, int features, int batch)
    {
        using var arena = new Arena();
        NormLayer layer = Layer(arena, features, centred: false);
        Activations x = Samples.Normal(arena, features, batch, 1), y = arena.Activations(features, batch);
        Activations kept = arena.Activations(2, batch);
        Width.Kernels(lanes).Normalise(layer.Online, x, y, kept, Epsilon);
        for (int sample = 0; sample < batch; sample++)
        {
            double[] column = [.. Enumerable.Range(0, features).Select(i => (double)x[i, sample])];
            double root = Math.Sqrt(column.Average(v => v * v) + 1e-5);
            kept[0, sample].ShouldBe(0);
            for (int i = 0; i < features; i++)
                ((double)y[i, sample]).ShouldBe(column[i] / root * (0.5 + i), 1e-5 * (1 + i));
        }
    }

    [Theory]
    [InlineData(true, 0.4472, -1.3416, 1.3416, -0.4472)]
    [InlineData(false, 0.8165, -0.8165, 1.6330, 0)]
    public void Forward_OfFourValues_IsTheWorkedExample(bool centred, double a, double b, double c, double d)
    {
        using var arena = new Arena();
        var layer = new NormLayer(arena, "n", 4, centred: centred);
        layer.Initialise();
        Activations x = arena.Activations(4, 1), y = arena.Activations(4, 1), kept = arena.Activations(2, 1);
        (x[0, 0], x[1, 0], x[2, 0], x[3, 0]) = (1, -1, 2, 0);
        LayerNorm.Forward(layer.Online, x, y, kept, 1e-6f);
        double[] expected = [a, b, c, d];
        for (int i = 0; i < 4; i++)
            ((double)y[i, 0]).ShouldBe(expected[i], 1e-4);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ForwardAndBackward_EveryWidth_HaveTheBitsOfScalarCode(int lanes, int features, int batch)
    {
        foreach (bool centred in new[] { true, false })
            HaveTheBitsOfScalarCode(lanes, features, batch, centred);
    }

    private static void HaveTheBitsOfScalarCode(int lanes, int features, int batch, bool centred)
    {
        using var arena = new Arena();
        (float[][] Y, float[][] Dx, float[] Gradient) actual = Run(arena, Width.Kernels(lanes), features, batch, centred);
        (float[][] Y, float[][] Dx, float[] Gradient) expected = Run(arena, Width.Scalar, features, batch, centred);
        Samples.ShouldEqualBits(actual.Y, expected.Y);
        Samples.ShouldEqualBits(actual.Dx, expected.Dx);
        Samples.ShouldEqualBits(actual.Gradient, expected.Gradient);
    }

    [Fact]
    public void Forward_SumsOfASample_AreAscending()
    {
        // 1e8 + 1 + 1 … loses every 1 in ascending order, and none in descending order.
        using var arena = new Arena();
        NormLayer layer = Layer(arena, 9);
        Activations x = arena.Activations(9, 1), y = arena.Activations(9, 1), kept = arena.Activations(2, 1);
        x[0, 0] = 1e8f;
        for (int i = 1; i < 9; i++)
            x[i, 0] = 1;

        LayerNorm.Forward(layer.Online, x, y, kept, Epsilon);
        kept[0, 0].ShouldBe(1e8f / 9f);
    }

    [Fact]
    public void Backward_InPlace_GivesTheSameGradients()
    {
        using var arena = new Arena();
        NormLayer layer = Layer(arena, 7);
        Activations x = Samples.Normal(arena, 7, 33, 1), y = arena.Activations(7, 33), kept = arena.Activations(2, 33);
        Activations dy = Samples.Gradient(arena, 7, 33, 2), dx = arena.Activations(7, 33);
        LayerNorm.Forward(layer.Online, x, y, kept, Epsilon);
        LayerNorm.Backward(layer.Online, x, kept, dy, dx);
        LayerNorm.Backward(layer, x, kept, dy, dy);
        Samples.ShouldEqualBits(Samples.Read(dy), Samples.Read(dx));
    }

    private static (float[][] Y, float[][] Dx, float[] Gradient) Run(Arena arena, IKernels kernels, int features, int batch, bool centred)
    {
        NormLayer layer = Layer(arena, features, centred);
        Activations x = Samples.Normal(arena, features, batch, 1), y = arena.Activations(features, batch);
        Activations kept = arena.Activations(2, batch);
        Activations dy = Samples.Gradient(arena, features, batch, 2), dx = arena.Activations(features, batch);
        kernels.Normalise(layer.Online, x, y, kept, Epsilon);
        kernels.NormaliseBackward(layer, x, kept, dy, dx);
        return (Samples.Read(y), Samples.Read(dx), [.. layer.Gains(layer.Gradient), .. layer.Biases(layer.Gradient)]);
    }

    private static NormLayer Layer(Arena arena, int features, bool centred = true)
    {
        var layer = new NormLayer(arena, "Value1.Hidden1.Norm", features, centred: centred);
        layer.Initialise();
        for (int i = 0; i < features; i++)
        {
            layer.Gains(layer.Online)[i] = 0.5f + i;
            layer.Biases(layer.Online)[i] = centred ? 0.25f * i : 0;
        }

        return layer;
    }
}
