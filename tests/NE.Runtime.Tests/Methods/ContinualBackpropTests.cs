using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Continual backprop (docs/algorithm.md, Continual backprop).</summary>
public sealed unsafe class ContinualBackpropTests
{
    private const uint Seed = 11;

    // Two batches of two samples of three units, and their outgoing weights.
    private static readonly float[][][] Batches = [[[1, 2, 0], [3, 0, 0.2f]], [[2, 1, 0.2f], [2, 1, 0]]];
    private static readonly float[] Outgoing = [1, -0.5f, 0.2f];

    [Fact]
    public void Observe_OfTheWorkedExample_GivesItsUtilities()
    {
        using var arena = new Arena();
        Example example = new(arena, [0, 1, 2]);
        var history = new UnitHistory(example.Space, 0.9);
        foreach (Activations batch in example.Batches)
            history.Observe(batch, UnitUtility.Contribution);

        Of(history.Utility).ShouldBe([2, 0.5, 0.02], 1e-7);
        Of(history.Activation).ShouldBe([2, 1, 0.1], 1e-7);
        (history.IsMature(0, 1), history.IsMature(0, 2)).ShouldBe((true, false));
    }

    [Theory]
    [InlineData(UnitUtility.Weight)]
    [InlineData(UnitUtility.Adaptation)]
    [InlineData(UnitUtility.ZeroContribution)]
    [InlineData(UnitUtility.AdaptableContribution)]
    [InlineData(UnitUtility.FeatureByInput)]
    public void Observe_OfEachUtility_IsTheRunningMeanOfItsFormula(UnitUtility kind)
    {
        using var arena = new Arena();
        Example example = new(arena, [0, 1, 2]);
        var history = new UnitHistory(example.Space, 0.9);
        double[] mean = new double[3], utility = new double[3];
        double share = 0;
        foreach ((Activations batch, float[][] rows) in example.Batches.Zip(Batches))
        {
            history.Observe(batch, kind);
            share = (0.9 * share) + 0.1;
            for (int unit = 0; unit < 3; unit++)
            {
                mean[unit] = (0.9 * mean[unit]) + (0.1 * rows.Average(row => (double)row[unit]));
                double deviation = rows.Average(row => Math.Abs(row[unit] - (mean[unit] / share)));
                double o = Math.Abs((double)Outgoing[unit]);
                double c = Enumerable.Range(0, 2).Average(i => Math.Abs((double)example.First.Weight(unit, i)));
                utility[unit] = (0.9 * utility[unit]) + (0.1 * kind switch
                {
                    UnitUtility.Weight => o,
                    UnitUtility.Adaptation => 1 / c,
                    UnitUtility.ZeroContribution => o * deviation,
                    UnitUtility.AdaptableContribution => o * deviation / c,
                    _ => deviation / c,
                });
            }
        }

        Of(history.Utility).ShouldBe(utility.Select(value => value / share), 1e-9);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 0, 1)]
    [InlineData(1, 2, 0)]
    public void Replace_OfTheWorkedExample_TakesTheLeastUsefulUnitAndMovesItsMeanContribution(params int[] order)
    {
        // The unit of weight 0.2 and mean 0.1: its compensation is 0.02. Permuted units give the permuted result.
        using var arena = new Arena();
        Example example = new(arena, order);
        var backprop = new ContinualBackprop([example.Space], Rules(rate: 0.34));
        foreach (Activations batch in example.Batches)
            backprop.Observe(0, batch);

        int replaced = Array.IndexOf(order, 2);
        float[] row = Row(example.First, replaced), other = Row(example.First, (replaced + 1) % 3);
        float before = example.Second.Bias(0);
        backprop.Replace(Seed, 2).ShouldBe(1);
        Row(example.First, replaced).ShouldNotBe(row);
        Row(example.First, replaced).ShouldAllBe(w => Math.Abs(w) <= (float)Math.Sqrt(3.0 / 2));
        example.First.Bias(replaced).ShouldBe(0);
        Row(example.First, (replaced + 1) % 3).ShouldBe(other);
        example.Second.Weight(0, replaced).ShouldBe(0);
        example.Second.Bias(0).ShouldBe(before + 0.02f, 1e-7);

        // Without the compensation the mean output on both batches would have changed by -0.02.
        Batches.SelectMany(static batch => batch).Average(static sample => sample[2] * Outgoing[2]).ShouldBe(0.02f, 1e-7);
    }

    [Fact]
    public void Replace_OverManyUpdates_KeepsItsRateAndSparesTheImmature()
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena, 0, 4, 50), second = Layer(arena, 1, 50, 2);
        UnitSpace space = new([first], [second]);
        Activations hidden = arena.Activations(50, 3);
        const int Maturity = 20;
        var backprop = new ContinualBackprop([space], Rules(rate: 0.003) with { Maturity = Maturity });
        int[] ages = new int[50];
        double due = 0;
        int replaced = 0;
        for (int update = 1; update <= 2_000; update++)
        {
            for (int unit = 0; unit < 50; unit++)
                hidden[unit, 0] = (unit * 7919 * update) % 101;

            backprop.Observe(0, hidden);
            for (int unit = 0; unit < 50; unit++)
                ages[unit]++;

            due += 0.003 * ages.Count(age => age > Maturity);
            replaced += backprop.Replace(Seed, update);
            for (int unit = 0; unit < 50; unit++)
            {
                if (space.IsSelected(unit))
                {
                    ages[unit].ShouldBeGreaterThan(Maturity);
                    ages[unit] = 0;
                }
            }
        }

        ((double)replaced).ShouldBe(due, 1);
        replaced.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Replace_ByChance_KeepsItsRateInTheMean()
    {
        using var arena = new Arena();
        UnitSpace space = new([Layer(arena, 0, 4, 50)], [Layer(arena, 1, 50, 2)]);
        Activations hidden = arena.Activations(50, 1);
        var backprop = new ContinualBackprop([space], Rules(rate: 0.004) with { Accumulates = false, Utility = UnitUtility.Random });
        int replaced = 0;
        for (int update = 1; update <= 1_000; update++)
        {
            backprop.Observe(0, hidden);
            int now = backprop.Replace(Seed, update);
            now.ShouldBeLessThanOrEqualTo(1);
            replaced += now;
        }

        // Binomial: 1,000 draws of 0.2.
        replaced.ShouldBeInRange(150, 250);
    }

    [Fact]
    public void Replace_InTwoLayers_DrawsTheWeightBetweenTwoReplacedUnits()
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena, 0, 3, 2), second = Layer(arena, 1, 2, 2), third = Layer(arena, 2, 2, 1);
        UnitSpace lower = new([first], [second]), upper = new([second], [third]);
        var backprop = new ContinualBackprop([lower, upper], Rules(rate: 1));
        Activations hidden = arena.Activations(2, 1);
        backprop.Observe(0, hidden);
        backprop.Observe(1, hidden);
        backprop.Replace(Seed, 1).ShouldBe(4);
        Row(second, 0).ShouldAllBe(static weight => weight != 0);
        Row(third, 0).ShouldAllBe(static weight => weight == 0);
    }

    [Fact]
    public void Replace_OfSparseLayers_KeepsMasksAndForgetsMoments()
    {
        using var arena = new Arena();
        LinearLayer first = Sparse(arena, 0, 8, 6), second = Sparse(arena, 1, 6, 4);
        byte[] masks = [.. Mask(first), .. Mask(second)];
        var backprop = new ContinualBackprop([new UnitSpace([first], [second])], Rules(rate: 1));
        backprop.Observe(0, arena.Activations(6, 2));
        backprop.Replace(Seed, 1).ShouldBe(6);
        byte[] after = [.. Mask(first), .. Mask(second)];
        after.ShouldBe(masks);
        foreach (LinearLayer layer in new[] { first, second })
        {
            float[] weights = layer.WeightsOf(layer.Online).ToArray();
            byte[] mask = Mask(layer);
            Enumerable.Range(0, weights.Length).Where(i => mask[i] == 0).ShouldAllBe(i => weights[i] == 0);
            layer.WeightsOf(layer.FirstMoment).ToArray().ShouldAllBe(static moment => moment == 0);
        }

        first.WeightsOf(first.Online).ToArray().Count(static weight => weight != 0).ShouldBe(first.LiveWeights);
        second.WeightsOf(second.Online).ToArray().ShouldAllBe(static weight => weight == 0);
        first.BiasesOf(first.FirstMoment).ToArray().ShouldAllBe(static moment => moment == 0);
    }

    [Fact]
    public void LoadedHistory_ContinuesAsIfNeverSaved()
    {
        using var arena = new Arena();
        Example example = new(arena, [0, 1, 2]), copy = new(arena, [0, 1, 2]);
        var straight = new ContinualBackprop([example.Space], Rules(rate: 0.1));
        straight.Observe(0, example.Batches[0]);
        straight.Replace(Seed, 1).ShouldBe(0);
        var tensors = new TensorStore();
        straight.Save(tensors);
        var resumed = new ContinualBackprop([copy.Space], Rules(rate: 0.1));
        resumed.Load(tensors);
        foreach ((ContinualBackprop one, Example of) in new[] { (straight, example), (resumed, copy) })
        {
            for (int update = 2; update <= 5; update++)
            {
                one.Observe(0, of.Batches[update % 2]);
                one.Replace(Seed, update);
            }
        }

        copy.First.WeightsOf(copy.First.Online).ToArray().ShouldBe(example.First.WeightsOf(example.First.Online).ToArray());
        copy.Second.Bias(0).ShouldBe(example.Second.Bias(0));
    }

    [Fact]
    public void Restart_OfASpace_LeavesNothingOfItsHistory()
    {
        using var arena = new Arena();
        Example example = new(arena, [0, 1, 2]);
        var used = new ContinualBackprop([example.Space], Rules(rate: 0.1));
        used.Observe(0, example.Batches[0]);
        used.Replace(Seed, 1).ShouldBe(0);
        TensorStore before = Saved(used), fresh = Saved(new ContinualBackprop([example.Space], Rules(rate: 0.1)));
        used.Restart(0);

        TensorStore after = Saved(used);
        foreach ((string name, (Array data, _)) in fresh.Tensors)
        {
            before.Tensors[name].Data.ShouldNotBe(data);
            after.Tensors[name].Data.ShouldBe(data);
        }
    }

    private static TensorStore Saved(ContinualBackprop backprop)
    {
        var tensors = new TensorStore();
        backprop.Save(tensors);
        return tensors;
    }

    private static ContinualBackpropRules Rules(double rate) =>
        new() { Rate = rate, Decay = 0.9, Accumulates = true, Bound = Math.Sqrt(3) };

    private static double[] Of(Func<int, double> number) => [number(0), number(1), number(2)];

    private static float[] Row(LinearLayer layer, int unit) => [.. Enumerable.Range(0, layer.Inputs).Select(i => layer.Weight(unit, i))];

    private static byte[] Mask(LinearLayer layer) => new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray();

    private static LinearLayer Layer(Arena arena, int number, int inputs, int outputs)
    {
        var layer = new LinearLayer(arena, $"Value1.Hidden{number}", number, inputs, outputs, LayerTopology.Dense);
        layer.Initialise(3);
        return layer;
    }

    private static LinearLayer Sparse(Arena arena, int number, int inputs, int outputs)
    {
        var layer = new LinearLayer(arena, $"Value1.Hidden{number}", number, inputs, outputs, LayerTopology.Sparse(inputs * outputs / 2) with { Ages = true });
        layer.Initialise(3);
        layer.Unpack();
        for (int i = 0; i < layer.Parameters; i++)
            layer.FirstMoment.Weight[i] = i >= layer.Weights || layer.Mask[i] != 0 ? 1 : 0;

        layer.Pack(WeightForm.Live);
        return layer;
    }

    /// <summary>The units of the worked example, in an order.</summary>
    private sealed class Example
    {
        public Example(Arena arena, int[] order)
        {
            First = Layer(arena, 0, 2, 3);
            Second = Layer(arena, 1, 3, 1);
            Space = new UnitSpace([First], [Second]);
            for (int unit = 0; unit < 3; unit++)
                Second.Online.Weight[unit] = Outgoing[order[unit]];

            Batches = [.. ContinualBackpropTests.Batches.Select(rows =>
            {
                Activations hidden = arena.Activations(3, 2);
                for (int sample = 0; sample < 2; sample++)
                {
                    for (int unit = 0; unit < 3; unit++)
                        hidden[unit, sample] = rows[sample][order[unit]];
                }

                return hidden;
            })];
        }

        public LinearLayer First { get; }

        public LinearLayer Second { get; }

        public UnitSpace Space { get; }

        public IReadOnlyList<Activations> Batches { get; }
    }
}
