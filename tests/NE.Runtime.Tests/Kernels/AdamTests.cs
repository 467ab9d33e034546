using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed unsafe class AdamTests
{
    private const double Rate = 3e-4;

    private static readonly StepTerms Clipped = new() { Kappa = 3 };

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Step_ManySteps_HasTheBitsOfPlainMultiplicationsAndAdditions(int lanes)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 7, 5);
        float[] w = layer.WeightsOf(layer.Online).ToArray(), m = new float[35], v = new float[35];
        for (int step = 1; step <= 50; step++)
        {
            DrawGradient(layer, step);
            float[] g = layer.WeightsOf(layer.Gradient).ToArray();
            Width.Kernels(lanes).Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step));

            float rate = (float)(Rate / (1 - Math.Pow(0.9, step))), inverse = (float)(1 / (1 - Math.Pow(0.999, step)));
            for (int i = 0; i < 35; i++)
            {
                m[i] = (0.9f * m[i]) + ((float)(1 - 0.9) * g[i]);
                v[i] = (0.999f * v[i]) + ((float)(1 - 0.999) * (g[i] * g[i]));
                w[i] -= rate * m[i] / (MathF.Sqrt(v[i] * inverse) + 1e-8f);
            }
        }

        Samples.ShouldEqualBits(layer.WeightsOf(layer.Online).ToArray(), w);
        Samples.ShouldEqualBits(layer.WeightsOf(layer.FirstMoment).ToArray(), m);
        Samples.ShouldEqualBits(layer.WeightsOf(layer.SecondMoment).ToArray(), v);
    }

    [Fact]
    public void Step_ManySteps_AgreesWithAdamInDoublePrecision()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 7, 5);
        double[] start = [.. layer.WeightsOf(layer.Online).ToArray().Select(x => (double)x)];
        double[] w = [.. start], m = new double[35], v = new double[35];
        for (int step = 1; step <= 100; step++)
        {
            DrawGradient(layer, step);
            float[] g = layer.WeightsOf(layer.Gradient).ToArray();
            Adam.Step(layer, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step));
            for (int i = 0; i < 35; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (0.001 * g[i] * g[i]);
                w[i] -= Rate * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }
        }

        float[] moved = layer.WeightsOf(layer.Online).ToArray();
        Samples.ShouldBeNear(moved.Select((x, i) => x - (float)start[i]), w.Select((x, i) => x - start[i]), 1e-4);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepClipped_WeightsBeyondTheLimit_EndAtKappaTimesTheBound(int lanes)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 16, 5), free = Samples.Layer(arena, 16, 5);
        foreach (LinearLayer each in new[] { layer, free })
        {
            each.DenseWeightsOf(each.Online)[3] = 9;
            each.DenseWeightsOf(each.Online)[4] = -9;
            each.BiasesOf(each.Online)[2] = 9;
            DrawGradient(each, 1);
        }

        AdamStep step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1);
        Width.Kernels(lanes).Step(layer, step, Clipped);
        Width.Kernels(lanes).Step(free, step);
        layer.Bound.ShouldBe(0.25f);
        layer.Weight(0, 3).ShouldBe(0.75f);
        layer.Weight(0, 4).ShouldBe(-0.75f);
        layer.Bias(2).ShouldBe(0.75f);
        Samples.ShouldEqualBits(
            layer.WeightsOf(layer.Online).ToArray(),
            [.. free.WeightsOf(free.Online).ToArray().Select(w => Math.Clamp(w, -0.75f, 0.75f))]);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepByAge_EqualAges_HasTheBitsOfTheSharedStep(int lanes)
    {
        using var arena = new Arena();
        LinearLayer byAge = Samples.Layer(arena, 7, 5, ages: true), shared = Samples.Layer(arena, 7, 5);
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8);
        for (int step = 1; step <= 40; step++)
        {
            DrawGradient(byAge, step);
            DrawGradient(shared, step);
            Width.Kernels(lanes).StepByAge(byAge, table, Clipped);
            Width.Kernels(lanes).Step(shared, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step), Clipped);
        }

        Samples.ShouldEqualBits(byAge.WeightsOf(byAge.Online).ToArray(), shared.WeightsOf(shared.Online).ToArray());
        Samples.ShouldEqualBits(byAge.BiasesOf(byAge.Online).ToArray(), shared.BiasesOf(shared.Online).ToArray());
        for (int i = 0; i < byAge.Parameters; i++)
            byAge.Age[i].ShouldBe((ushort)40);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepByAge_NewbornWeight_MovesByTheLearningRateFirst(int lanes)
    {
        // With a shared step count of 5000 the first step would be about 3.16 times that (docs/algorithm.md, Optimiser state).
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 7, 5, ages: true);
        for (int i = 0; i < layer.Parameters; i++)
            layer.Age[i] = 5000;

        layer.Age[10] = 0;
        layer.BiasAge[2] = 0;
        layer.DenseWeightsOf(layer.Online)[10] = 0;
        layer.BiasesOf(layer.Online)[2] = 0;
        layer.DenseWeightsOf(layer.Gradient).Fill(0.02f);
        layer.BiasesOf(layer.Gradient).Fill(-0.02f);
        Width.Kernels(lanes).StepByAge(layer, new AdamTable(Rate, 0.9, 0.999, 1e-8));
        ((double)layer.Weight(1, 3)).ShouldBe(-Rate, 1e-9);
        ((double)layer.Bias(2)).ShouldBe(Rate, 1e-9);
        layer.Age[10].ShouldBe((ushort)1);
        layer.Age[9].ShouldBe((ushort)5001);
        layer.BiasAge[2].ShouldBe((ushort)1);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepByAge_MixedAges_StepsEachWeightAsIfAllHadItsAge(int lanes)
    {
        using var arena = new Arena();
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8);
        ushort[] ages = [0, 1, 2, 7, 160, 1_000, 16_000, (ushort)table.LastAge, ushort.MaxValue];
        LinearLayer mixed = Samples.Layer(arena, 7, 5, ages: true);
        DrawGradient(mixed, 1);
        for (int i = 0; i < mixed.Parameters; i++)
            mixed.Age[i] = ages[i * 5 % ages.Length];

        Width.Kernels(lanes).StepByAge(mixed, table, Clipped);
        foreach (ushort age in ages)
        {
            LinearLayer same = Samples.Layer(arena, 7, 5);
            DrawGradient(same, 1);
            Adam.StepClipped(same, table.At(age + 1), 3f);
            for (int i = 0; i < mixed.Parameters; i++)
            {
                if (ages[i * 5 % ages.Length] == age)
                {
                    mixed.Online.Weight[i].ShouldBe(same.Online.Weight[i]);
                    mixed.Age[i].ShouldBe((ushort)Math.Min(age + 1, table.LastAge));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void StepByAge_AtAScaledRate_HasTheBitsOfScaledStepsOfEachAge(int lanes)
    {
        // The first parameters have one age in all lanes, the others all ages beside each other.
        using var arena = new Arena();
        LinearLayer scaled = Samples.Layer(arena, 24, 11, ages: true);
        DrawGradient(scaled, 3);
        ushort[] ages = [.. Enumerable.Range(0, scaled.Parameters).Select(i => (ushort)(i < 100 ? 6 : i % 50))];
        ages.CopyTo(new Span<ushort>(scaled.Age, scaled.Parameters));
        Width.Kernels(lanes).StepByAge(scaled, new AdamTable(Rate, 0.9, 0.999, 1e-8) { Factor = 0.37f }, default);

        foreach (ushort age in ages.Distinct())
        {
            LinearLayer same = Samples.Layer(arena, 24, 11);
            DrawGradient(same, 3);
            Adam.Step(same, AdamStep.At(Rate, 0.9, 0.999, 1e-8, age + 1).Scaled(0.37f));
            for (int i = 0; i < scaled.Parameters; i++)
            {
                if (ages[i] == age)
                    scaled.Online.Weight[i].ShouldBe(same.Online.Weight[i]);
            }
        }
    }

    [Fact]
    public void Scaled_ByOne_ChangesNoBitAndLeavesTheCorrections()
    {
        AdamStep step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 7);
        step.Scaled(1).ShouldBe(step);
        (step.Scaled(0.25f).Rate, step.Scaled(0.25f).InverseSecond).ShouldBe((0.25f * step.Rate, step.InverseSecond));
    }

    [Fact]
    public void StepByAge_AfterTheEndOfTheTable_AgesStop()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 7, 5, ages: true);
        var table = new AdamTable(Rate, 0.9, 0.99, 1e-8);
        for (int i = 0; i < layer.Parameters; i++)
            layer.Age[i] = (ushort)(table.LastAge - 1);

        for (int step = 0; step < 3; step++)
            Adam.StepByAge(layer, table);

        layer.Age[0].ShouldBe((ushort)table.LastAge);
        layer.BiasAge[4].ShouldBe((ushort)table.LastAge);
    }

    [Fact]
    public void Table_AtItsEnd_HasReachedTheLimitOfTheFactors()
    {
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8);
        AdamStep end = table.At(table.LastAge), before = table.At(table.LastAge - 1);
        end.Rate.ShouldBe((float)Rate);
        end.InverseSecond.ShouldBe(1f);
        before.InverseSecond.ShouldBeGreaterThan(1f);

        // 0.999^u falls below half a unit in the last place of 1 at u = 16,600 to 17,400.
        table.LastAge.ShouldBeInRange(16_000, 17_500);
    }

    [Fact]
    public void Table_DecayTooNearToOne_SaysWhatToUse() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new AdamTable(Rate, 0.9, 0.99999, 1e-8)).Message.ShouldContain("shared step");

    [Fact]
    public void StepByAge_LayerWithoutAges_SaysSo()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 3, 5);
        Should.Throw<ArgumentException>(() => Adam.StepByAge(layer, new AdamTable(Rate, 0.9, 0.999, 1e-8))).Message.ShouldContain("ages");
    }

    [Fact]
    public void Factors_FirstStep_AreThoseOfTheFormula()
    {
        AdamStep step = AdamStep.At(Rate, 0.9, 0.999, 1e-8, 1);
        step.Rate.ShouldBe((float)(Rate / (1 - 0.9)));
        step.InverseSecond.ShouldBe((float)(1 / (1 - 0.999)));
        step.OneMinusBeta1.ShouldBe((float)(1 - 0.9));
        Should.Throw<ArgumentOutOfRangeException>(() => AdamStep.At(Rate, 0.9, 0.999, 1e-8, 0));
        Should.Throw<ArgumentOutOfRangeException>(() => AdamStep.At(Rate, 1, 0.999, 1e-8, 1));
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(0.37f)]
    public void NormLayer_ByAgeAndByStep_Agree(float factor)
    {
        using var arena = new Arena();
        NormLayer byAge = new(arena, "a", 9), shared = new(arena, "b", 9);
        byAge.Initialise();
        shared.Initialise();
        var table = new AdamTable(Rate, 0.9, 0.999, 1e-8) { Factor = factor };
        for (int step = 1; step <= 20; step++)
        {
            byAge.Gains(byAge.Gradient).Fill(0.1f * step);
            shared.Gains(shared.Gradient).Fill(0.1f * step);
            Adam.StepByAge(byAge, table);
            Adam.Step(shared, AdamStep.At(Rate, 0.9, 0.999, 1e-8, step).Scaled(factor));
        }

        Samples.ShouldEqualBits(byAge.Gains(byAge.Online).ToArray(), shared.Gains(shared.Online).ToArray());
        byAge.Gains(byAge.Online)[0].ShouldBeLessThan(1);
        byAge.Steps.ShouldBe(20);
    }

    /// <summary>A gradient as weight gradients leave it: 0 where a weight is not live.</summary>
    internal static void DrawGradient(LinearLayer layer, int step)
    {
        var numbers = new RandomStream(11, RandomStreamId.Probe, (ulong)step);
        for (int i = 0; i < layer.Parameters; i++)
        {
            float gradient = 0.1f * numbers.NextNormal();
            layer.Gradient.Weight[i] = layer.Masked && i < layer.Weights && layer.Mask[i] == 0 ? 0 : gradient;
        }
    }
}
