using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>TRAC (docs/algorithm.md, Optimisers and gradient terms).</summary>
public sealed unsafe class TracTests
{
    [Theory]
    // Abramowitz and Stegun, with erfi(x) = (2/√π) exp(x²) D(x) and Dawson's integral D (table 7.5).
    [InlineData(0.5, 0.4244363835020223)]
    [InlineData(1.0, 0.5380795069127684)]
    [InlineData(1.5, 0.4282490710853986)]
    [InlineData(2.0, 0.3013403889237920)]
    public void Erfi_AtTabulatedArguments_HasTheirValues(double x, double dawson)
    {
        double expected = 2 / Math.Sqrt(Math.PI) * Math.Exp(x * x) * dawson;
        ImaginaryError.Erfi(x).ShouldBe(expected, 1e-14 * expected);
        ImaginaryError.Erfi(-x).ShouldBe(-expected, 1e-14 * expected);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.3)]
    [InlineData(3.0)]
    [InlineData(6.5)]
    [InlineData(9.3)]
    public void Erfi_ItsSlope_IsTheExponentialOfTheSquare(double x)
    {
        double step = 1e-5 * x, slope = (ImaginaryError.Erfi(x + step) - ImaginaryError.Erfi(x - step)) / (2 * step);
        slope.ShouldBe(2 / Math.Sqrt(Math.PI) * Math.Exp(x * x), 1e-6 * slope);
    }

    [Fact]
    public void Erfi_OfLargeArguments_Saturates()
    {
        ImaginaryError.Erfi(0).ShouldBe(0);
        ImaginaryError.Erfi(1e300).ShouldBe(ImaginaryError.Erfi(ImaginaryError.Saturation));
        ImaginaryError.Erfi(double.NegativeInfinity).ShouldBe(-ImaginaryError.Erfi(ImaginaryError.Saturation));
        ImaginaryError.Erfi(ImaginaryError.Saturation).ShouldBeInRange(1e36, float.MaxValue);
        ImaginaryError.Erfi(double.NaN).ShouldBe(double.NaN);
    }

    [Fact]
    public void Scale_OfTheWorkedExample_HasItsValues()
    {
        // g = 1, gradient descent at rate .1 from 0.
        double[] scales = [1.0058e-7, 6.000e-8, 9.630e-8], values = [-1.0058e-8, -1.1457e-8, -2.5392e-8];
        var tuner = new TracTuner();
        double value = 0;
        for (int t = 0; t < 3; t++)
        {
            double way = value / (tuner.Scale + TracTuner.Small);
            tuner.Move(way);
            tuner.Scale.ShouldBe(scales[t], 1e-4 * scales[t], $"scale at step {t + 1}");
            value = (way - 0.1) * tuner.Scale;
            value.ShouldBe(values[t], 1e-4 * Math.Abs(values[t]), $"value at step {t + 1}");
        }
    }

    [Fact]
    public void Scale_OfGradientsAgainstTheWay_IsNeverNegative()
    {
        var tuner = new TracTuner();
        for (int t = 0; t < 50; t++)
            tuner.Move(1);

        tuner.Scale.ShouldBe(0);
        for (int t = 0; t < 1_000; t++)
            tuner.Move(-1);

        tuner.Scale.ShouldBeInRange(1, 1e38);
        tuner.Restart();
        tuner.Scale.ShouldBe(0);
    }

    [Fact]
    public void Steps_OfAGroup_AgreeWithFloat64()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        var norm = new NormLayer(arena, "Value1.Norm", 4);
        norm.Initialise();
        double[][] starts = [Values(layer), [1, 1, 1, 1, 0, 0, 0, 0]];
        double[][] values = [.. starts.Select(static start => (double[])start.Clone())], moments = [new double[2 * 28], new double[2 * 8]];
        double[] sums = [.. Enumerable.Repeat(1e-8, 6)], squares = new double[6];
        double scale = 0;
        var trac = new Trac("critic", [layer], [norm]);
        for (int t = 1; t <= 60; t++)
        {
            // A slowly turning gradient, so that the scale rises above 1 and falls.
            double[][] gradients = [.. values.Select((v, k) => v.Select((_, i) => Math.Sin((7 * k) + i) * Math.Cos(t / 40.0)).ToArray())];
            double[][] ways = [.. values.Select((v, k) => v.Select((x, i) => (x - starts[k][i]) / (scale + 1e-8)).ToArray())];
            double product = ways.Select((way, k) => way.Zip(gradients[k], static (a, b) => a * (float)b).Sum()).Sum();
            double[] discounts = [0.9, 0.99, 0.999, 0.9999, 0.99999, 0.999999];
            for (int j = 0; j < 6; j++)
            {
                squares[j] = (discounts[j] * discounts[j] * squares[j]) + (product * product);
                sums[j] = (discounts[j] * sums[j]) - product;
            }

            scale = Math.Max(0, Enumerable.Range(0, 6).Sum(j => 1e-8 * ImaginaryError.Erfi(sums[j] / (Math.Sqrt(2 * squares[j]) + 1e-8)) / ImaginaryError.Erfi(Math.Sqrt(0.5))));
            for (int k = 0; k < 2; k++)
            {
                for (int i = 0; i < values[k].Length; i++)
                {
                    // Rounded as stored, because a way is found again from the stored value.
                    double step = (float)(values[k][i] + Adam(moments[k], i, gradients[k][i], t)) - values[k][i];
                    values[k][i] = (float)(starts[k][i] + ((ways[k][i] + step) * scale));
                }
            }

            for (int i = 0; i < 28; i++)
                layer.Gradient.Weight[i] = (float)gradients[0][i];

            for (int i = 0; i < 8; i++)
                norm.Gradient.Gain[i] = (float)gradients[1][i];

            trac.Begin();
            AdamStep factors = AdamStep.At(0.01, 0.9, 0.999, 1e-8, t);
            global::NE.Runtime.Kernels.Adam.Step(layer, factors);
            global::NE.Runtime.Kernels.Adam.Step(norm, factors);
            trac.End();
            double[][] actual = [Values(layer), [.. Enumerable.Range(0, 8).Select(i => (double)norm.Online.Gain[i])]];
            trac.Scale.ShouldBe(scale, 1e-3 * scale, $"scale at step {t}");
            for (int k = 0; k < 2; k++)
            {
                double far = values[k].Zip(starts[k], static (v, s) => Math.Abs(v - s)).Max();
                for (int i = 0; i < actual[k].Length; i++)
                    actual[k][i].ShouldBe(values[k][i], (1e-3 * far) + (1.2e-7 * Math.Abs(values[k][i])), $"{k}, {i} at step {t}");
            }
        }

        trac.Scale.ShouldBeGreaterThan(1e-3);
    }

    [Fact]
    public void Restart_AfterAReset_KeepsTheOtherParametersWhereTheyAre()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        var trac = new Trac("actor", [layer]);
        for (int i = 0; i < 28; i++)
            layer.Online.Weight[i] += 1;

        double[] moved = Values(layer);
        trac.Restart();
        trac.Begin();
        trac.End();
        Values(layer).ShouldBe(moved);
        trac.Scale.ShouldBe(1.0058e-7, 1e-11);
    }

    private static double Adam(double[] moments, int i, double gradient, int t)
    {
        int count = moments.Length / 2;
        moments[i] = (0.9 * moments[i]) + (0.1 * gradient);
        moments[count + i] = (0.999 * moments[count + i]) + (0.001 * gradient * gradient);
        return -0.01 * moments[i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(moments[count + i] / (1 - Math.Pow(0.999, t))) + 1e-8);
    }

    private static double[] Values(LinearLayer layer) => [.. Enumerable.Range(0, 28).Select(i => (double)layer.Online.Weight[i])];

    private static LinearLayer Layer(Arena arena)
    {
        // Zeros, so that single precision holds the first ways.
        var layer = new LinearLayer(arena, "Value1.Hidden1", 0, 6, 4, new LayerTopology { KeepsInitial = true });
        return layer;
    }
}
