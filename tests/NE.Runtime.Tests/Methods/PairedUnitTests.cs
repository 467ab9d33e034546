using System;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Units with two features own two columns of the next layer, i and i + n (docs/algorithm.md, Two features per unit).</summary>
public sealed unsafe class PairedUnitTests
{
    private const uint Seed = 11;
    private const int Units = 4;
    private const int Readers = 3;

    [Fact]
    public void Activity_OfAUnit_IsTheSumOfItsFeatures()
    {
        using var arena = new Arena();

        // Mean magnitudes of both halves: (2, 0), (0, 0), (0, 0.05), (0.5, 1): as 2, 0, 0.05, 1.5 of single features.
        Activations hidden = arena.Activations(2 * Units, 1);
        (hidden[0, 0], hidden[6, 0], hidden[3, 0], hidden[7, 0]) = (2, 0.05f, 0.5f, 1);
        double[] scores = new double[Units];
        NeuronScores.Measure(hidden, scores);
        scores.ShouldBe([2.2535, 0, 0.0563, 1.6901], 1e-4);
        Should.Throw<ArgumentException>(() => NeuronScores.Measure(hidden, new double[3]));

        (LinearLayer first, LinearLayer second) = Layers(arena);
        var space = new UnitSpace([first], [second]);
        space.SelectDormant(hidden, 0.1);
        Enumerable.Range(0, Units).Where(space.IsSelected).ShouldBe([1, 2]);
        Should.Throw<ArgumentException>(() => new UnitSpace([first], [new LinearLayer(arena, "Value1.H1", 1, 7, Readers, LayerTopology.Dense)]));
    }

    [Fact]
    public void Reset_OfAUnit_SilencesBothItsColumns_AndRestartsBothItsGains()
    {
        using var arena = new Arena();
        (LinearLayer first, LinearLayer second) = Layers(arena);
        var norm = new NormLayer(arena, "Value1.Norm", 2 * Units);
        norm.Initialise();
        norm.Gains(norm.Online).Fill(3);
        var space = new UnitSpace([first], [second], [norm]);
        space.Select([false, true, false, false]);
        UnitReset.Apply([space], new UnitResetRules { ForgetsMoments = true }, Seed, 7).ShouldBe(1);
        for (int column = 0; column < 2 * Units; column++)
        {
            bool own = column is 1 or Units + 1;
            Enumerable.Range(0, Readers).ShouldAllBe(reader => second.Weight(reader, column) == 0 == own);
            norm.Gains(norm.Online)[column].ShouldBe(own ? 1 : 3);
        }
    }

    [Fact]
    public void Replacement_MovesTheMeanContributionOfBothFeatures()
    {
        using var arena = new Arena();
        (LinearLayer first, LinearLayer second) = Layers(arena);
        var space = new UnitSpace([first], [second]);
        var backprop = new ContinualBackprop(
            [space], new() { Utility = UnitUtility.Contribution, Rate = 0.25, Maturity = 0, Decay = 0.9, Bound = 1, Accumulates = true });
        Activations z = arena.Activations(Units, 40), hidden = arena.Activations(2 * Units, 40);
        for (int unit = 0; unit < Units; unit++)
        {
            // Unit 2 is the least useful by far, and uses both features.
            for (int sample = 0; sample < 40; sample++)
                z[unit, sample] = (unit == 2 ? 0.01f : 5) * (sample % 4 == 0 ? -1 : 1);
        }

        PairActivation.Forward<CRelu>(z, hidden);
        double[] before = [.. Enumerable.Range(0, Readers).Select(reader => MeanOutput(second, hidden, reader))];
        backprop.Observe(0, hidden);
        backprop.Replace(Seed, 1).ShouldBe(1);
        space.IsSelected(2).ShouldBeTrue();
        for (int reader = 0; reader < Readers; reader++)
        {
            (second.Weight(reader, 2), second.Weight(reader, Units + 2)).ShouldBe((0, 0));
            MeanOutput(second, hidden, reader).ShouldBe(before[reader], 1e-6);
        }

        Should.Throw<ArgumentException>(() => backprop.Observe(0, z));
    }

    private static double MeanOutput(LinearLayer layer, Activations hidden, int reader) => layer.Bias(reader) + Enumerable.Range(0, hidden.Features)
        .Sum(column => layer.Weight(reader, column) * Enumerable.Range(0, hidden.Batch).Average(sample => (double)hidden[column, sample]));

    private static (LinearLayer First, LinearLayer Second) Layers(Arena arena)
    {
        LinearLayer first = new(arena, "Value1.H0", 0, 5, Units, LayerTopology.Dense), second = new(arena, "Value1.H1", 1, 2 * Units, Readers, LayerTopology.Dense);
        first.Initialise(Seed);
        second.Initialise(Seed);
        return (first, second);
    }
}
