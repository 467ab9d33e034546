using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Recycling of units (docs/algorithm.md, Unit resets).</summary>
public sealed unsafe class UnitResetTests
{
    private const uint Seed = 11;
    private const int Units = 8;
    private const int Update = 1_000;

    [Fact]
    public void SelectDormant_OfTheWorkedExample_ChoosesByThreshold()
    {
        // mean |h| = (2, 0, .05, 1.5): scores 2.2535, 0, .0563, 1.6901.
        using var arena = new Arena();
        Activations hidden = arena.Activations(4, 1);
        (hidden[0, 0], hidden[2, 0], hidden[3, 0]) = (2, -0.05f, 1.5f);
        var space = new UnitSpace([Layer(arena, 0, 3, 4)], []);
        Selected(space, hidden, 0.1).ShouldBe([1, 2]);
        Selected(space, hidden, 0.025).ShouldBe([1]);
        Selected(space, hidden, 0).ShouldBe([1]);
        Selected(space, hidden, 3).ShouldBe([0, 1, 2, 3]);
        space.SelectedUnits.ShouldBe(4);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(0.5, false)]
    [InlineData(0.5, true)]
    public void Apply_ToSilentUnits_LeavesTheOutputsOnTheBatch(double? density, bool live)
    {
        using var arena = new Arena();
        Chain chain = new(arena, density, live);
        Activations before = chain.Forward(), after;
        chain.Space.SelectDormant(chain.Hidden, 0);
        chain.Space.SelectedUnits.ShouldBe(2);
        float[] rows = chain.First.WeightsOf(chain.First.Online).ToArray();
        float[][] outputs = Samples.Read(before);
        UnitReset.Apply([chain.Space], default, Seed, Update).ShouldBe(2);

        after = chain.Forward();
        Samples.ShouldEqualBits(Samples.Read(after), outputs);
        for (int unit = 0; unit < Units; unit++)
        {
            bool silent = unit is 2 or 5;
            float[] row = chain.First.WeightsOf(chain.First.Online).ToArray()[(unit * 5)..((unit + 1) * 5)];
            row.SequenceEqual(rows[(unit * 5)..((unit + 1) * 5)]).ShouldBe(!silent);
            row.ShouldAllBe(w => Math.Abs(w) <= chain.First.Bound);
            Enumerable.Range(0, 3).All(reader => chain.Second.Weight(reader, unit) == 0).ShouldBe(silent);
        }

        chain.First.Bias(2).ShouldBe(0);
        if (density != null)
            chain.MasksAreUntouched();
    }

    [Fact]
    public void Apply_WithAThresholdAboveAllScores_ResetsTheWholeLayer()
    {
        using var arena = new Arena();
        Chain chain = new(arena, null, false);
        chain.Forward();
        chain.Space.SelectDormant(chain.Hidden, Units);
        float[] rows = chain.First.WeightsOf(chain.First.Online).ToArray();
        UnitReset.Apply([chain.Space], new UnitResetRules { DrawsBias = true }, Seed, Update).ShouldBe(Units);
        chain.First.WeightsOf(chain.First.Online).ToArray().Zip(rows).ShouldAllBe(pair => pair.First != pair.Second);
        chain.First.BiasesOf(chain.First.Online).ToArray().ShouldAllBe(bias => bias != 0 && Math.Abs(bias) <= chain.First.Bound);
        chain.Second.WeightsOf(chain.Second.Online).ToArray().ShouldAllBe(w => w == 0);
    }

    [Fact]
    public void Apply_ToAWeightBetweenTwoResetUnits_LeavesZero_InEveryOrderOfSpaces()
    {
        using var arena = new Arena();
        foreach (bool reversed in new[] { false, true })
        {
            LinearLayer first = Layer(arena, 0, 5, 4), second = Layer(arena, 1, 4, 4), third = Layer(arena, 2, 4, 2);
            UnitSpace lower = new([first], [second]), upper = new([second], [third]);
            Activations hidden = arena.Activations(4, 1);
            (hidden[0, 0], hidden[1, 0]) = (1, 1);
            lower.SelectDormant(hidden, 0);
            upper.SelectDormant(hidden, 0);
            UnitReset.Apply(reversed ? [upper, lower] : [lower, upper], default, Seed, Update);
            for (int unit = 2; unit < 4; unit++)
            {
                second.Weight(unit, 2).ShouldBe(0);
                second.Weight(unit, 3).ShouldBe(0);
                second.Weight(unit, 0).ShouldNotBe(0);
            }
        }
    }

    [Fact]
    public void Apply_ToAStreamOfTwoWritersAndTwoReaders_ResetsRowsOfAllAndColumnsOfAll()
    {
        using var arena = new Arena();
        LinearLayer embed = Layer(arena, 0, 3, 6), down = Layer(arena, 1, 9, 6), up = Layer(arena, 2, 6, 9), head = Layer(arena, 3, 6, 2);
        var norm = new NormLayer(arena, "Value1.Block.Norm", 6);
        norm.Initialise();
        norm.Gains(norm.Online).Fill(3);
        norm.Biases(norm.Online).Fill(2);
        norm.Gains(norm.FirstMoment).Fill(1);
        var stream = new UnitSpace([embed, down], [up, head], [norm]);
        Activations hidden = arena.Activations(6, 2);
        for (int unit = 0; unit < 6; unit++)
            hidden[unit, 1] = unit == 4 ? 0 : 1;

        float[] firstRow = [.. Enumerable.Range(0, 3).Select(i => embed.Weight(4, i))], other = [.. Row(down, 3)];
        stream.SelectDormant(hidden, 0);
        UnitReset.Apply([stream], new UnitResetRules { ForgetsMoments = true }, Seed, Update);
        Row(embed, 4).ShouldNotBe(firstRow);
        (embed.Bias(4), down.Bias(4)).ShouldBe((0, 0));
        Row(down, 3).ShouldBe(other);
        Row(down, 4)[..3].ShouldNotBe(Row(embed, 4));
        foreach (LinearLayer reader in new[] { up, head })
            Enumerable.Range(0, reader.Outputs).ShouldAllBe(unit => reader.Weight(unit, 4) == 0 && reader.Weight(unit, 3) != 0);

        (norm.Gains(norm.Online)[4], norm.Biases(norm.Online)[4], norm.Gains(norm.FirstMoment)[4]).ShouldBe((1, 0, 0));
        (norm.Gains(norm.Online)[3], norm.Biases(norm.Online)[3], norm.Gains(norm.FirstMoment)[3]).ShouldBe((3, 2, 1));
        norm.Gains(norm.Target)[4].ShouldBe(1);
        norm.Biases(norm.Target)[4].ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_WithAndWithoutForgetting_TouchesMomentsAndAgesOfWhatChanged(bool forgets)
    {
        using var arena = new Arena();
        Chain chain = new(arena, null, false);
        foreach (LinearLayer layer in new[] { chain.First, chain.Second })
        {
            for (int i = 0; i < layer.Parameters; i++)
            {
                layer.FirstMoment.Weight[i] = layer.SecondMoment.Weight[i] = 1;
                layer.Age[i] = 9;
            }
        }

        chain.Forward();
        chain.Space.SelectDormant(chain.Hidden, 0);
        UnitReset.Apply([chain.Space], new UnitResetRules { ForgetsMoments = forgets }, Seed, Update);
        foreach ((LinearLayer layer, int touched, int untouched) in new[] { (chain.First, 2 * 5, 3 * 5), (chain.Second, 2, 3) })
        {
            (layer.FirstMoment.Weight[touched], layer.SecondMoment.Weight[touched], layer.Age[touched])
                .ShouldBe(forgets ? (0f, 0f, (ushort)0) : (1f, 1f, (ushort)9));
            (layer.FirstMoment.Weight[untouched], layer.Age[untouched]).ShouldBe((1f, (ushort)9));
        }

        chain.First.FirstMoment.Bias[2].ShouldBe(forgets ? 0 : 1);
        chain.Second.FirstMoment.Bias[2].ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_Targets_FollowOnlyWhenAskedTo(bool copies)
    {
        using var arena = new Arena();
        Chain chain = new(arena, null, false);
        chain.Forward();
        float[] target = chain.First.WeightsOf(chain.First.Target).ToArray();
        chain.Space.SelectDormant(chain.Hidden, 0);
        UnitReset.Apply([chain.Space], new UnitResetRules { CopiesToTarget = copies }, Seed, Update);
        float[] now = chain.First.WeightsOf(chain.First.Target).ToArray(), online = chain.First.WeightsOf(chain.First.Online).ToArray();
        now[10..15].ShouldBe(copies ? online[10..15] : target[10..15]);
        now[..10].ShouldBe(target[..10]);
        (chain.Second.Target.Weight[2] == 0).ShouldBe(copies);
    }

    [Fact]
    public void Apply_InitialValues_AreThoseOfTheReset()
    {
        using var arena = new Arena();
        Chain chain = new(arena, null, false);
        chain.Forward();
        chain.Space.SelectDormant(chain.Hidden, 0);
        UnitReset.Apply([chain.Space], default, Seed, Update);
        chain.First.Initial.Weight[10].ShouldBe(chain.First.Weight(2, 0));
        chain.Second.Initial.Weight[2].ShouldBe(0);
        chain.Second.Initial.Weight[3].ShouldBe(chain.Second.Weight(0, 3));
    }

    [Fact]
    public void Apply_Draws_DependOnlyOnUpdateAndLayer()
    {
        using var arena = new Arena();
        float[] Drawn(int number, int update, double threshold)
        {
            LinearLayer layer = Layer(arena, number, 5, 4);
            Activations hidden = arena.Activations(4, 1);
            (hidden[0, 0], hidden[1, 0]) = (1, 2);
            var space = new UnitSpace([layer], []);
            space.SelectDormant(hidden, threshold);
            UnitReset.Apply([space], default, Seed, update);
            return Row(layer, 3);
        }

        float[] drawn = Drawn(3, Update, 0);
        Drawn(3, Update, 0).ShouldBe(drawn);
        Drawn(3, Update, 9).ShouldBe(drawn);
        Drawn(4, Update, 0).ShouldNotBe(drawn);
        Drawn(3, Update + 1, 0).ShouldNotBe(drawn);
    }

    [Fact]
    public void Apply_UnderClippingAndEffectiveFanIn_ScalesAndBoundsNewValues()
    {
        using var arena = new Arena();
        LayerTopology topology = LayerTopology.Sparse(64) with { ScaleByEffectiveFanIn = true };
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 64, 4, topology);
        layer.Initialise(3);
        var space = new UnitSpace([layer], []);
        space.SelectDormant(arena.Activations(4, 1), 0);
        UnitReset.Apply([space], new UnitResetRules { Kappa = 1.5f }, Seed, Update);
        float[] sizes = [.. layer.WeightsOf(layer.Online).ToArray().Select(Math.Abs)];

        // About 16 live of 64 inputs: twice the bound, cut at 1.5.
        sizes.Max().ShouldBe(1.5f * layer.Bound);
        sizes.Count(size => size > layer.Bound).ShouldBeGreaterThan(10);
    }

    [Fact]
    public void SelectLowest_OfUnitsWithEqualScores_ChoosesTheLowestAndDrawsAmongEquals()
    {
        using var arena = new Arena();
        var space = new UnitSpace([Layer(arena, 0, 3, 100)], []);
        Activations hidden = arena.Activations(100, 1);
        for (int unit = 0; unit < 100; unit++)
            hidden[unit, 0] = unit < 60 ? 0 : unit;

        space.SelectLowest(hidden, 0.3, Seed, Update);
        space.SelectedUnits.ShouldBe(30);
        int[] chosen = Chosen(space);
        chosen.ShouldAllBe(unit => unit < 60);
        chosen.ShouldNotBe([.. Enumerable.Range(0, 30)]);
        space.SelectLowest(hidden, 0.3, Seed, Update + 1);
        Chosen(space).ShouldNotBe(chosen);
        space.SelectLowest(hidden, 0.759, Seed, Update);
        Chosen(space).ShouldBe([.. Enumerable.Range(0, 75)]);
        space.SelectLowest(hidden, 0, Seed, Update);
        space.SelectedUnits.ShouldBe(0);
        space.SelectLowest(hidden, 1, Seed, Update);
        space.SelectedUnits.ShouldBe(100);
    }

    [Fact]
    public void UnitSpace_OfLayersThatDoNotFit_IsRefused()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 0, 3, 4);
        Should.Throw<ArgumentException>(() => new UnitSpace([], [layer]));
        Should.Throw<ArgumentException>(() => new UnitSpace([layer], [layer])).Message.ShouldContain("3 units");
        Should.Throw<ArgumentException>(() => new UnitSpace([layer], [], [new NormLayer(arena, "Norm", 3)]));
        Should.Throw<ArgumentException>(() => new UnitSpace([layer], []).SelectDormant(arena.Activations(3, 1), 0));
    }

    private static int[] Selected(UnitSpace space, Activations hidden, double threshold)
    {
        space.SelectDormant(hidden, threshold);
        return Chosen(space);
    }

    private static int[] Chosen(UnitSpace space) => [.. Enumerable.Range(0, space.Units).Where(space.IsSelected)];

    private static float[] Row(LinearLayer layer, int unit) => [.. Enumerable.Range(0, layer.Inputs).Select(i => layer.Weight(unit, i))];

    private static LinearLayer Layer(Arena arena, int number, int inputs, int outputs)
    {
        var layer = new LinearLayer(arena, $"Value1.Layer{number}", number, inputs, outputs, LayerTopology.Dense);
        layer.Initialise(3);
        return layer;
    }

    /// <summary>Two layers, 5 -> 8 -> 3, with ReLU between them; units 2 and 5 are silent.</summary>
    private sealed class Chain
    {
        private readonly Activations input;
        private readonly Activations output;
        private readonly byte[] masks;

        public Chain(Arena arena, double? density, bool live)
        {
            First = Make(arena, 0, 5, Units, density);
            Second = Make(arena, 1, Units, 3, density);
            Space = new UnitSpace([First], [Second]);
            input = Samples.Normal(arena, 5, 40, 1);
            Hidden = arena.Activations(Units, 40);
            output = arena.Activations(3, 40);
            First.Online.Bias[2] = First.Online.Bias[5] = -100;
            foreach (LinearLayer layer in new[] { First, Second })
                layer.Pack(live ? WeightForm.Live : WeightForm.Dense);

            masks = Masks();
        }

        public LinearLayer First { get; }

        public LinearLayer Second { get; }

        public UnitSpace Space { get; }

        public Activations Hidden { get; }

        public Activations Forward()
        {
            Linear.Forward<FirstShape, Relu>(First.Online, input, Hidden);
            Linear.Forward<SecondShape, Identity>(Second.Online, Hidden, output);
            return output;
        }

        public void MasksAreUntouched()
        {
            Masks().ShouldBe(masks);
            foreach (LinearLayer layer in new[] { First, Second })
            {
                for (int unit = 0; unit < layer.Outputs; unit++)
                {
                    for (int i = 0; i < layer.Inputs; i++)
                        (layer.IsLive(unit, i) || layer.Weight(unit, i) == 0).ShouldBeTrue();
                }
            }
        }

        private byte[] Masks() => First.Masked
            ? [.. new ReadOnlySpan<byte>(First.Mask, First.Weights), .. new ReadOnlySpan<byte>(Second.Mask, Second.Weights)]
            : [];

        private static LinearLayer Make(Arena arena, int number, int inputs, int outputs, double? density)
        {
            LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * inputs * outputs)) : LayerTopology.Dense;
            topology = topology with { Ages = true, KeepsInitial = true, MinFanIn = 1, MinFanOut = 1 };
            var layer = new LinearLayer(arena, $"Value1.Hidden{number}", number, inputs, outputs, topology);
            layer.Initialise(3);
            layer.Pack(WeightForm.Dense);
            return layer;
        }

        private readonly struct FirstShape : ILinearShape
        {
            public static int Inputs => 5;

            public static int Outputs => Units;
        }

        private readonly struct SecondShape : ILinearShape
        {
            public static int Inputs => Units;

            public static int Outputs => 3;
        }
    }
}
