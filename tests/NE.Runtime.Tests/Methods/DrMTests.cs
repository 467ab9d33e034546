using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>DrM (docs/algorithm.md, DrM).</summary>
public sealed unsafe class DrMTests
{
    private static readonly DrMRules Published = new() { Threshold = 0.025, Rate = 2, Least = 0.2, Most = 1, ForgetsMoments = true, Calm = 100 };

    [Fact]
    public void Ratio_OfTwoLayers_PoolsUnitsStrictlyBelowTheirLayersThreshold()
    {
        // Means .5, .01, .49, 1 have the bound .0125; means 1, x the bound .0125 (1 + x), which x = .012658 meets.
        using var arena = new Arena();
        var method = new DrM(Published);
        method.Ratio.ShouldBe(1);
        method.Observe(Sums(arena, [0.5f, -0.01f, 0.49f, -1]));
        method.Observe(Sums(arena, [1, 0.0127f]));
        method.Conclude(1);
        method.Ratio.ShouldBe(1 / 6.0);
        method.Observe(Sums(arena, [1, 0.0126f]));
        method.Conclude(2);
        method.Ratio.ShouldBe(1 / 2.0);
    }

    // 0 = 0.025 · 0 is not strictly below.
    [Fact]
    public void Ratio_OfALayerWithoutAnySum_CountsNoUnit()
    {
        using var arena = new Arena();
        var method = new DrM(Published);
        method.Observe(Sums(arena, [0, 0, 0]));
        method.Conclude(1);
        method.Ratio.ShouldBe(0);
    }

    [Theory]
    [InlineData(1, 1.0, 0.9)]
    [InlineData(2, 1.0, 0.8)]
    [InlineData(5, 1.0, 0.5)]
    [InlineData(8, 1.0, 0.2)]
    [InlineData(19, 1.0, 0.2)]
    [InlineData(1, 0.6, 0.6)]
    [InlineData(0, 0.9, 0.9)]
    public void Kept_OfADormantShare_IsThatOfTheDefinition(int dormantOfTwenty, double most, double expected)
    {
        using var arena = new Arena();
        DrM method = At(arena, dormantOfTwenty, Published with { Most = most });
        method.Kept.ShouldBe(expected, 1e-12);
    }

    [Fact]
    public void Deviation_BeforeAndAfterTheAwakening_IsTheLargerOfShareAndSchedule()
    {
        using var arena = new Arena();
        var method = new DrM(Published);
        method.Deviation(2, 0.2f, 0).ShouldBe(2 * (float)Sigmoid(8), 1e-6);
        Observe(arena, method, 8, update: 10);
        method.Deviation(2, 0.2f, 10).ShouldBe(2 * (float)Sigmoid(2), 1e-6);

        // Awake at update 20: the schedule falls from 2 to .2 over 100 updates, D = .1 alone gives 2 · .269.
        Observe(arena, method, 2, update: 20);
        method.Deviation(2, 0.2f, 20).ShouldBe(2, 1e-6);
        method.Deviation(2, 0.2f, 70).ShouldBe(1.1f, 1e-6);
        method.Deviation(2, 0.2f, 500).ShouldBe(2 * (float)Sigmoid(-1), 1e-6);

        // It does not fall asleep again.
        Observe(arena, method, 8, update: 600);
        method.Deviation(2, 0.2f, 600).ShouldBe(2 * (float)Sigmoid(2), 1e-6);
        method.Deviation(2, 0.2f, 21).ShouldBe(2 - (0.01f * 1.8f), 1e-6);
    }

    [Theory]
    [InlineData(12, 30)]
    [InlineData(30, 12)]
    [InlineData(1, 5)]
    [InlineData(5, 1)]
    public void OrthogonalMatrix_OfEitherShape_HasOrthonormalRowsOrColumns(int rows, int columns)
    {
        var numbers = new RandomStream(3, RandomStreamId.DormantPerturbation, 8);
        double[] matrix = OrthogonalMatrix.Draw(ref numbers, rows, columns).ToArray();
        int count = Math.Min(rows, columns);
        for (int a = 0; a < count; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                double product = rows <= columns
                    ? Enumerable.Range(0, columns).Sum(i => matrix[(a * columns) + i] * matrix[(b * columns) + i])
                    : Enumerable.Range(0, rows).Sum(i => matrix[(i * columns) + a] * matrix[(i * columns) + b]);
                product.ShouldBe(a == b ? 1 : 0, 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData(0.4, false)]
    [InlineData(0.4, true)]
    public void Perturb_MixesOldValuesWithAnOrthogonalMatrix(double? density, bool separate)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, density);
        layer.Unpack();
        float[] before = Values(layer, layer.Online);
        byte[] mask = layer.Masked ? new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray() : [.. Enumerable.Repeat((byte)1, layer.Weights)];
        layer.Pack();
        At(arena, 5, Published).Perturb(layer, separate, 0, seed: 9, update: 77);
        layer.Unpack();
        float[] online = Values(layer, layer.Online), target = Values(layer, layer.Target);

        // α = .5: what was added is half an orthogonal matrix where weights are live, and nothing at biases.
        double[] added = [.. online.Zip(before, static (after, old) => 2 * (after - (0.5 * old)))];
        added[layer.Weights..].ShouldAllBe(static value => Math.Abs(value) < 1e-7);
        for (int i = 0; i < layer.Weights; i++)
        {
            if (mask[i] == 0)
                (online[i], target[i]).ShouldBe((0f, 0f));
        }

        if (density is null)
        {
            for (int a = 0; a < layer.Outputs; a++)
                Enumerable.Range(0, layer.Inputs).Sum(i => added[(a * layer.Inputs) + i] * added[(((a + 1) % layer.Outputs) * layer.Inputs) + i]).ShouldBe(0, 1e-5);
        }

        // Targets began as copies.
        (target.SequenceEqual(online)).ShouldBe(!separate);
        target[layer.Weights..].ShouldBe(online[layer.Weights..]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Perturb_WithNothingDormant_OnlyClearsMoments(bool forgets)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        new Span<float>(layer.FirstMoment.Weight, layer.Parameters).Fill(1);
        float[] before = Values(layer, layer.Online);
        At(arena, 0, Published with { ForgetsMoments = forgets }).Perturb(layer, true, 0, seed: 9, update: 77);
        Values(layer, layer.Online).ShouldBe(before);
        Values(layer, layer.Target).ShouldBe(before);
        Values(layer, layer.FirstMoment).ShouldAllBe(moment => moment == (forgets ? 0 : 1));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static DrM At(Arena arena, int dormantOfTwenty, DrMRules rules)
    {
        var method = new DrM(rules);
        Observe(arena, method, dormantOfTwenty, 1);
        return method;
    }

    private static void Observe(Arena arena, DrM method, int dormantOfTwenty, long update)
    {
        method.Observe(Sums(arena, [.. Enumerable.Range(0, 20).Select(unit => unit < dormantOfTwenty ? 0f : 1f)]));
        method.Conclude(update);
    }

    private static Activations Sums(Arena arena, float[] means)
    {
        Activations sums = arena.Activations(means.Length, 33);
        for (int unit = 0; unit < means.Length; unit++)
        {
            for (int sample = 0; sample < 33; sample++)
                sums[unit, sample] = sample % 2 == 0 ? means[unit] : -means[unit];
        }

        return sums;
    }

    private static float[] Values(LinearLayer layer, LinearParameters parameters) => [.. layer.WeightsOf(parameters).ToArray(), .. layer.BiasesOf(parameters).ToArray()];

    private static LinearLayer Layer(Arena arena, double? density)
    {
        LayerTopology topology = density is { } share ? LayerTopology.Sparse((int)(share * 12 * 30)) : LayerTopology.Dense;
        var layer = new LinearLayer(arena, "Policy.Hidden1", 2, 30, 12, topology);
        layer.Initialise(5);
        return layer;
    }
}
