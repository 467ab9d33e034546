using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>UPGD (docs/algorithm.md, Optimisers and gradient terms).</summary>
public sealed unsafe class UpgdTests
{
    [Fact]
    public void Gate_OfTheWorkedExample_FreezesUsefulWeightsAtTheFirstStep()
    {
        // −g θ = .5, .06, 0; at the first step Û / max U is a thousand times as large as U / max U.
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, [0.5f, -0.2f, 0.1f], [-1, 0.3f, 0]);
        new UtilityGate([layer]).Apply(0.999, 0, 1, 7, 1);
        float[] utility = layer.WeightsOf(layer.SecondMoment).ToArray(), gradient = layer.WeightsOf(layer.Gradient).ToArray();
        (utility[0], utility[1], utility[2]).ShouldBe((0.0005f, 0.00006f, 0f), Comparer(1e-9f));
        (gradient[0], gradient[1], gradient[2]).ShouldBe((0f, 0f, 0f), Comparer(1e-30f));

        // Without correction the gates 1 − ω are .269, .470 and .5: so they are after many steps.
        LinearLayer old = Layer(arena, [0.5f, -0.2f, 0.1f], [-1, 0.3f, 0.4f]);
        new[] { 0.5f, 0.06f, -0.04f }.CopyTo(old.DenseWeightsOf(old.SecondMoment));
        new UtilityGate([old]).Apply(0.999, 0, 1_000_000, 7, 1);
        float[] gated = old.WeightsOf(old.Gradient).ToArray();
        (gated[0] / -1, gated[1] / 0.3f, gated[2] / 0.4f).ShouldBe((0.269f, 0.470f, 0.520f), Comparer(6e-4f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void GateAndStep_OfAGroup_AgreeWithFloat64(int steps)
    {
        using var arena = new Arena();
        LinearLayer first = Random(arena, 0), second = Random(arena, 1);
        var norm = new NormLayer(arena, "Value1.Norm", 6);
        norm.Initialise();
        double[][] values = [Values(first), Values(second), [.. Enumerable.Repeat(1.0, 6), .. new double[6]]];
        double[][] utilities = [.. values.Select(static v => new double[v.Length])];
        var gate = new UtilityGate([first, second], [norm]);
        UpgdStep step = UpgdStep.At(0.01, 0.1);
        for (int t = 1; t <= steps; t++)
        {
            double[][] gradients = [.. values.Select((v, k) => v.Select((_, i) => (double)MathF.Sin((17 * k) + i + t)).ToArray())];
            Give(first, gradients[0]);
            Give(second, gradients[1]);
            for (int i = 0; i < 12; i++)
                norm.Gradient.Gain[i] = (float)gradients[2][i];

            for (int k = 0; k < 3; k++)
                utilities[k] = [.. utilities[k].Select((u, i) => (0.9 * u) - (0.1 * gradients[k][i] * values[k][i]))];

            double most = utilities.Max(static u => u.Max()), correction = 1 / (1 - Math.Pow(0.9, t));
            for (int k = 0; k < 3; k++)
            {
                values[k] = [.. values[k].Select((v, i) =>
                    ((1 - 0.001) * v) - (0.01 * gradients[k][i] * (1 - (1 / (1 + Math.Exp(-utilities[k][i] * correction / most))))))];
            }

            gate.Apply(0.9, 0, t, 7, t);
            Upgd.Step(first, step);
            Upgd.Step(second, step);
            Upgd.Step(norm, step);
        }

        double[] actual = [.. Values(first), .. Values(second), .. Enumerable.Range(0, 12).Select(i => (double)norm.Online.Gain[i])];
        double[] expected = [.. values.SelectMany(static v => v)];
        double error = Math.Sqrt(actual.Zip(expected, static (a, e) => (a - e) * (a - e)).Sum() / expected.Sum(static e => e * e));
        error.ShouldBeLessThan(1e-5);
    }

    [Fact]
    public void Noise_OfASparseLayer_LeavesDeadWeightsAndDoesNotDependOnTheForm()
    {
        using var arena = new Arena();
        LinearLayer dense = Random(arena, 3, LayerTopology.Sparse(100)), live = Random(arena, 3, LayerTopology.Sparse(100));
        dense.Pack(WeightForm.Dense);
        live.Pack(WeightForm.Live);
        foreach (LinearLayer layer in new[] { dense, live })
        {
            new UtilityGate([layer]).Apply(0.9, 0.5, 1, 7, 1);
            Upgd.Step(layer, UpgdStep.At(0.1, 0));
        }

        float[] weights = dense.WeightsOf(dense.Online).ToArray(), noise = dense.WeightsOf(dense.Gradient).ToArray();
        weights.ShouldBe(live.WeightsOf(live.Online).ToArray());
        dense.BiasesOf(dense.Online).ToArray().ShouldBe(live.BiasesOf(live.Online).ToArray());
        for (int i = 0; i < weights.Length; i++)
            (noise[i] != 0, weights[i] != 0).ShouldBe((dense.Mask[i] != 0, dense.Mask[i] != 0));

        // Without a gradient there is no utility, and half the noise passes.
        double[] passed = [.. noise.Where(static n => n != 0).Select(static n => n / 0.25)];
        (passed.Sum(static n => n * n) / passed.Length).ShouldBeInRange(0.6, 1.5);
    }

    [Fact]
    public void Noise_IsAFunctionOfSeedUpdateAndLayer()
    {
        using var arena = new Arena();
        float[] Noise(uint seed, long update, int number)
        {
            LinearLayer layer = Random(arena, number);
            new UtilityGate([layer]).Apply(0.9, 0.5, 1, seed, update);
            return layer.WeightsOf(layer.Gradient).ToArray();
        }

        float[] usual = Noise(7, 1, 0);
        Noise(7, 1, 0).ShouldBe(usual);
        Noise(8, 1, 0).ShouldNotBe(usual);
        Noise(7, 2, 0).ShouldNotBe(usual);
        Noise(7, 1, 1).ShouldNotBe(usual);
    }

    private static System.Collections.Generic.IEqualityComparer<(float, float, float)> Comparer(float tolerance) =>
        System.Collections.Generic.EqualityComparer<(float, float, float)>.Create((a, b) =>
            Math.Abs(a.Item1 - b.Item1) <= tolerance && Math.Abs(a.Item2 - b.Item2) <= tolerance && Math.Abs(a.Item3 - b.Item3) <= tolerance);

    private static double[] Values(LinearLayer layer) =>
        [.. layer.WeightsOf(layer.Online).ToArray().Select(static w => (double)w), .. layer.BiasesOf(layer.Online).ToArray().Select(static b => (double)b)];

    private static void Give(LinearLayer layer, double[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
            layer.Gradient.Weight[i] = (float)gradient[i];
    }

    private static LinearLayer Random(Arena arena, int number, LayerTopology? topology = null)
    {
        var layer = new LinearLayer(arena, $"Value1.Hidden{number}", number, 24, 20, topology ?? LayerTopology.Dense);
        layer.Initialise(3);
        return layer;
    }

    private static LinearLayer Layer(Arena arena, float[] weights, float[] gradient)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, weights.Length, 1, LayerTopology.Dense);
        layer.Initialise(3);
        weights.CopyTo(layer.DenseWeightsOf(layer.Online));
        gradient.CopyTo(layer.DenseWeightsOf(layer.Gradient));
        layer.BiasesOf(layer.Online).Clear();
        return layer;
    }
}
