using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Resets by gradient (docs/algorithm.md, Resets by gradient).</summary>
public sealed unsafe class GradientResetTests
{
    private const uint Seed = 11;
    private const int Update = 1_000;

    [Theory]
    [InlineData(0, 1, new[] { 1 })]
    [InlineData(0.27, 1, new[] { 1 })]
    [InlineData(0.28, 1, new[] { 1, 2 })]
    [InlineData(2.72, 1, new[] { 1, 2 })]
    [InlineData(2.73, 1, new[] { 0, 1, 2 })]
    [InlineData(double.PositiveInfinity, 0.67, new[] { 1, 2 })]
    [InlineData(2.73, 0.34, new[] { 1 })]
    [InlineData(2.73, 0, new int[0])]
    public void SelectByGradient_OfTheWorkedExample_ChoosesByScoreAndShare(double threshold, double most, int[] expected)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 2, 3);
        new[] { 0.1f, -0.3f, 0, 0, 0.02f, 0.02f }.CopyTo(layer.DenseWeightsOf(layer.Gradient));
        var space = new UnitSpace([layer], []);
        space.SelectByGradient(threshold, most, Seed, Update);
        Selected(space).ShouldBe(expected);
        space.SelectedUnits.ShouldBe(expected.Length);
    }

    [Fact]
    public void SelectByGradient_InASparseLayer_AveragesLiveWeightsAndLeavesUnitsWithoutInputs()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 40, 24, LayerTopology.Sparse(150));
        layer.Unpack();
        new Span<byte>(layer.Mask + (7 * 40), 40).Clear();
        for (int i = 0; i < 40 * 24; i++)
            layer.Gradient.Weight[i] = layer.Mask[i] == 0 || i / 40 == 3 ? 0 : MathF.Sin(i);

        double[] means = [.. Enumerable.Range(0, 24).Select(unit => Live(layer, unit).Select(i => (double)Math.Abs(layer.Gradient.Weight[i])).DefaultIfEmpty(double.NaN).Average())];
        double mean = means.Where(double.IsFinite).Average();
        int[] expected = [.. Enumerable.Range(0, 24).Where(unit => means[unit] / (mean + 1e-9) <= 0.9)];
        expected.ShouldContain(3);
        var space = new UnitSpace([layer], []);
        foreach (WeightForm form in new[] { WeightForm.Dense, WeightForm.Live })
        {
            layer.Pack(form);
            space.SelectByGradient(0.9, 1, Seed, Update);
            Selected(space).ShouldBe(expected, form.ToString());
            space.IsSelected(7).ShouldBeFalse();
        }

        space.SelectByGradient(double.PositiveInfinity, 1, Seed, Update);
        space.SelectedUnits.ShouldBe(23);
    }

    [Fact]
    public void SelectByGradient_AmongEqualScores_ChoosesAtRandom()
    {
        using var arena = new Arena();
        var space = new UnitSpace([Layer(arena, 5, 32)], []);
        int[] Chosen(uint seed)
        {
            space.SelectByGradient(0, 0.25, seed, Update);
            return Selected(space);
        }

        Chosen(1).Length.ShouldBe(8);
        Chosen(1).ShouldBe(Chosen(1));
        Chosen(1).ShouldNotBe(Chosen(2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_ThatKeepsOutgoingWeights_ClearsTheirMomentsOnly(bool forgets)
    {
        using var arena = new Arena();
        LinearLayer first = Layer(arena, 5, 8), second = Layer(arena, 8, 3);
        Fill(first);
        Fill(second);
        var space = new UnitSpace([first], [second]);
        space.Select([false, false, true, false, false, false, false, false]);
        float[] outgoing = second.WeightsOf(second.Online).ToArray(), incoming = first.WeightsOf(first.Online).ToArray();
        var rules = new UnitResetRules { KeepsOutgoing = true, DrawsBias = true, ForgetsMoments = forgets };
        UnitReset.Apply([space], rules, Seed, Update, RandomStreamId.GradientReset).ShouldBe(1);

        second.WeightsOf(second.Online).ToArray().ShouldBe(outgoing);
        float[] moments = second.WeightsOf(second.FirstMoment).ToArray(), drawn = first.WeightsOf(first.Online).ToArray();
        for (int i = 0; i < moments.Length; i++)
            moments[i].ShouldBe(forgets && i % 8 == 2 ? 0 : 1);

        for (int i = 0; i < drawn.Length; i++)
            (drawn[i] != incoming[i]).ShouldBe(i / 5 == 2);

        first.Bias(2).ShouldNotBe(0);
        UnitReset.Apply([space], rules, Seed, Update);
        first.WeightsOf(first.Online).ToArray().ShouldNotBe(drawn, "the streams are independent");
    }

    private static void Fill(LinearLayer layer)
    {
        layer.DenseWeightsOf(layer.FirstMoment).Fill(1);
        layer.DenseWeightsOf(layer.SecondMoment).Fill(1);
    }

    private static int[] Live(LinearLayer layer, int unit) =>
        [.. Enumerable.Range(unit * layer.Inputs, layer.Inputs).Where(i => layer.Mask[i] != 0)];

    private static int[] Selected(UnitSpace space) => [.. Enumerable.Range(0, space.Units).Where(space.IsSelected)];

    private static LinearLayer Layer(Arena arena, int inputs, int outputs, LayerTopology? topology = null)
    {
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, inputs, outputs, topology ?? LayerTopology.Dense);
        layer.Initialise(3);
        return layer;
    }
}
