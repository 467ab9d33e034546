using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Numerics;

/// <summary>The elementary functions against double precision, and each vector width against scalar code.</summary>
public sealed class ElementaryTests
{
    public static IEnumerable<object[]> Cases => Width.With(Enum.GetValues<Function>().Select(f => new object[] { f }));

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [InlineData(Function.Exp, 1.5)]
    [InlineData(Function.ExpMinusOne, 2)]
    [InlineData(Function.Log, 1.5)]
    [InlineData(Function.LogOnePlus, 2)]
    [InlineData(Function.Tanh, 3)]
    [InlineData(Function.Sigmoid, 3)]
    public void Function_OverItsRange_ErrsByAtMostSoManyUnitsInTheLastPlace(Function function, double units)
    {
        float[] x = Range(function), y = new float[x.Length];
        Width.Scalar.Elementary(function, x, y);
        double worst = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double exact = Exact(function, x[i]);
            double unit = MathF.BitIncrement(MathF.Abs((float)exact)) - MathF.Abs((float)exact);
            worst = Math.Max(worst, Math.Abs(y[i] - exact) / unit);
        }

        worst.ShouldBeLessThan(units);
    }

    [Theory]
    [InlineData(Function.SinOfTurns)]
    [InlineData(Function.CosOfTurns)]
    public void SineAndCosine_OfTurns_ErrByLessThan1Point2E7(Function function)
    {
        float[] x = Range(function), y = new float[x.Length];
        Width.Scalar.Elementary(function, x, y);
        Enumerable.Range(0, x.Length).Max(i => Math.Abs(y[i] - Exact(function, x[i]))).ShouldBeLessThan(1.2e-7);
    }

    [Theory]
    [InlineData(Function.Sin)]
    [InlineData(Function.Cos)]
    public void SineAndCosine_OfRadians_ErrByLessThan1Point5E7_AtAllSizes(Function function)
    {
        const int Count = 200_000;
        foreach (float bound in new[] { 1f, 4, 20, 300, 65_536 })
        {
            float[] x = [.. Enumerable.Range(0, Count).Select(i => bound * ((2 * ((i + 0.37f) / Count)) - 1))], y = new float[Count];
            Width.Scalar.Elementary(function, x, y);
            Enumerable.Range(0, Count).Max(i => Math.Abs(y[i] - Exact(function, x[i]))).ShouldBeLessThan(1.5e-7, $"within {bound}");
        }
    }

    [Fact]
    public void SineAndCosine_OfQuarterTurns_AreExact()
    {
        float[] x = [0, 0.25f, 0.5f, 0.75f, 1, -0.25f, 16.25f, 1000.5f, 0, 0, 0, 0, 0, 0, 0, 0], sin = new float[16], cos = new float[16];
        Width.Scalar.Elementary(Function.SinOfTurns, x, sin);
        Width.Scalar.Elementary(Function.CosOfTurns, x, cos);
        sin[..8].ShouldBe([0, 1, 0, -1, 0, -1, 1, 0]);
        cos[..8].ShouldBe([1, 0, -1, 0, 1, 0, 0, -1]);
    }

    [Fact]
    public void NormalDistribution_OverItsRange_HasTheStatedErrors()
    {
        float[] x = Range(Function.NormalDistribution), y = new float[x.Length];
        Width.Scalar.Elementary(Function.NormalDistribution, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            double exact = Exact(Function.NormalDistribution, x[i]);
            Math.Abs(y[i] - exact).ShouldBeLessThan(2e-7);
            if (exact > 2e-8)
                (Math.Abs(y[i] - exact) / exact).ShouldBeLessThan(2e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Function_EveryWidth_HasTheBitsOfScalarCode(int lanes, Function function)
    {
        float[] x = [.. Range(function), .. Special], y = new float[x.Length], expected = new float[x.Length];
        Width.Kernels(lanes).Elementary(function, x, y);
        Width.Scalar.Elementary(function, x, expected);
        for (int i = 0; i < x.Length; i++)
        {
            if (!(y[i] == expected[i] || (float.IsNaN(y[i]) && float.IsNaN(expected[i]))))
                throw new ShouldAssertException($"{function}({x[i]:R}) is {y[i]:R}, in scalar code {expected[i]:R}.");
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void SpecialValues_OfEachFunction_AreThoseOfItsLimit(int lanes)
    {
        const float Inf = float.PositiveInfinity, NaN = float.NaN;
        Apply(lanes, Function.Exp, -Inf, -200, 0, 89, Inf, NaN).ShouldBe([0, 0, 1, Inf, Inf, NaN]);
        Apply(lanes, Function.ExpMinusOne, -Inf, -200, 0, 89, Inf, NaN).ShouldBe([-1, -1, 0, Inf, Inf, NaN]);
        Apply(lanes, Function.Log, 0, -1, 1, Inf, -Inf, NaN).ShouldBe([-Inf, NaN, 0, Inf, NaN, NaN]);
        Apply(lanes, Function.Tanh, -Inf, -50, 0, 50, Inf, NaN).ShouldBe([-1, -1, 0, 1, 1, NaN]);
        Apply(lanes, Function.Sigmoid, -Inf, -200, 0, 50, Inf, NaN).ShouldBe([0, 0, 0.5f, 1, 1, NaN]);
        Apply(lanes, Function.NormalDistribution, -Inf, -50, 50, Inf).ShouldBe([0, 0, 1, 1]);
    }

    [Fact]
    public void Logarithm_OfSubnormalNumbers_IsRight()
    {
        float[] y = Apply(1, Function.Log, float.Epsilon, 1e-40f);
        ((double)y[0]).ShouldBe(Math.Log(float.Epsilon), 1e-5);
        ((double)y[1]).ShouldBe(Math.Log(1e-40f), 1e-5);
    }

    private static float[] Special =>
        [0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, float.Epsilon,
         -float.Epsilon, 88.72f, 88.73f, -103.9f, -104.1f, 1e-40f, -87.4f, 5.5f];

    private static float[] Apply(int lanes, Function function, params float[] x)
    {
        float[] padded = [.. x, .. new float[16 - x.Length]], y = new float[16];
        Width.Kernels(lanes).Elementary(function, padded, y);
        return y[..x.Length];
    }

    /// <summary>Some 6,000 numbers over the useful range, dense near 0.</summary>
    private static float[] Range(Function function)
    {
        (float low, float high) = function switch
        {
            Function.Exp or Function.ExpMinusOne => (-87f, 88f),
            Function.LogOnePlus => (0f, 1f),
            Function.Log => (0f, 1e6f),
            Function.SinOfTurns or Function.CosOfTurns => (-3f, 3f),
            Function.Sin or Function.Cos => (-65_536f, 65_536f),
            Function.NormalDistribution => (-13f, 13f),
            _ => (-20f, 20f),
        };
        const int Half = 3000;
        var range = new float[2 * Half];
        for (int i = 0; i < Half; i++)
        {
            range[i] = low + ((high - low) * ((i + 0.37f) / Half));
            float size = MathF.Pow(2, -30 + (31f * i / Half));
            range[Half + i] = (i & 1) == 0 || low == 0 ? MathF.Min(size, high) : MathF.Max(-size, low);
        }

        return range;
    }

    private static double Exact(Function function, double x) => function switch
    {
        Function.Exp => Math.Exp(x),
        Function.ExpMinusOne => ExpMinusOne(x),
        Function.Log => Math.Log(x),
        Function.LogOnePlus => x < 1e-4 ? x - (x * x / 2) + (x * x * x / 3) : Math.Log(1 + x),
        Function.Tanh => Math.Tanh(x),
        Function.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Function.SinOfTurns => Math.Sin(2 * Math.PI * x),
        Function.CosOfTurns => Math.Cos(2 * Math.PI * x),
        Function.Sin => Math.Sin(x),
        Function.Cos => Math.Cos(x),
        _ => ActivationFunction.NormalDistribution(x),
    };

    private static double ExpMinusOne(double x) =>
        Math.Abs(x) > 1e-4 ? Math.Exp(x) - 1 : x + (x * x / 2) + (x * x * x / 6);
}
