using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Churn reduction (docs/algorithm.md, Churn reduction).</summary>
public sealed unsafe class ChurnReductionTests
{
    [Fact]
    public void Compare_OfTheWorkedExample_IsTheSlopeOfTheMeanSquare()
    {
        // f = θ x, θ from 1 to 1.2, x = 2: the term is .16, its gradient at the output .8, at the weight 1.6.
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        Activations output = Outputs(arena, 1, 1, 2f), gradient = arena.Activations(1, 1);
        ChurnReduction churn = New(layer, 1, 1, new() { Weight = 3, Start = 1, Window = 4 });
        churn.Keep(0, output);
        churn.Add(7);
        output[0, 0] = 2.4f;
        churn.Compare(0, output, gradient, 1);
        gradient[0, 0].ShouldBe(0.8f, 1e-6);

        layer.Gradient.Weight[0] = 2 * gradient[0, 0];
        churn.SetAside();
        layer.Gradient.Weight[0] = 10;
        churn.Add(7);
        layer.Gradient.Weight[0].ShouldBe(10 + (3 * 1.6f), 1e-5);
    }

    [Theory]
    [InlineData(false, 1, 3)]
    [InlineData(true, 40, 4)]
    [InlineData(true, 64, 2)]
    public void Compare_OfABatch_AgreesWithFiniteDifferences(bool squashed, int batch, int count)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        ChurnReduction churn = New(layer, 4, batch, new() { Weight = 1, Start = 1, Window = 4, Squashed = squashed });
        Activations first = Outputs(arena, 5, batch, 0.3f), second = Outputs(arena, 5, batch, 0.8f), gradient = arena.Activations(5, batch);
        churn.Keep(0, first);
        churn.Add(1);
        churn.Compare(0, second, gradient, count);
        for (int feature = 0; feature < 5; feature++)
        {
            for (int sample = 0; sample < batch; sample++)
            {
                double Moved(double by) => Math.Pow(Seen(second[feature, sample] + by) - Seen(first[feature, sample]), 2) / (batch * count);
                double expected = feature < count ? (Moved(1e-5) - Moved(-1e-5)) / 2e-5 : 0;
                gradient[feature, sample].ShouldBe((float)expected, 1e-6, $"{feature}, {sample}");
            }
        }

        double Seen(double x) => squashed ? Math.Tanh(x) : x;
    }

    [Fact]
    public void Add_AfterStart_SetsTheCoefficientForAShareOfTheLoss()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        ChurnReduction churn = New(layer, 1, 1, new() { Weight = 5, Target = 0.05, Start = 3, Window = 2 });
        Activations output = Outputs(arena, 1, 1, 0), gradient = arena.Activations(1, 1);
        double[] change = [0.1, 0.2, 0.3, 0.4], loss = [1, -2, 4, -8], expected = [5, 5, 0.05 * 3 / (0.065 + 1e-8), 0.05 * 6 / (0.125 + 1e-8)];
        churn.Keep(0, output);
        churn.Add(1);
        for (int i = 0; i < 4; i++)
        {
            output[0, 0] = (float)change[i];
            churn.Compare(0, output, gradient, 1);
            churn.SetAside();
            churn.Add((float)loss[i]);
            churn.Strength.ShouldBe(expected[i], 1e-6 * expected[i], $"term {i + 1}");
        }
    }

    [Fact]
    public void Compare_WithoutOutputsOfTheSameNetworks_GivesNoTerm()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena);
        ChurnReduction churn = New(layer, 1, 1, new() { Weight = 3, Start = 1, Window = 4 });
        Activations output = Outputs(arena, 1, 1, 2f), gradient = arena.Activations(1, 1);
        float Slope()
        {
            churn.Compare(0, output, gradient, 1);
            churn.SetAside();
            churn.Keep(0, output);
            churn.Add(1);
            output[0, 0] += 1;
            return gradient[0, 0];
        }

        Slope().ShouldBe(0, "first step");
        Slope().ShouldBe(2);
        churn.Skip();
        Slope().ShouldBe(0, "after an event");
        Slope().ShouldBe(2);
        churn.Enter(1);
        Slope().ShouldBe(0, "in another task");
        churn.Enter(1);
        Slope().ShouldBe(2);
    }

    private static ChurnReduction New(LinearLayer layer, int outputs, int batch, ChurnRules rules) => new("actor", 1, outputs, batch, rules, [layer]);

    private static LinearLayer Layer(Arena arena) => new(arena, "Policy.Action", 0, 1, 1, default);

    private static Activations Outputs(Arena arena, int features, int batch, float scale)
    {
        Activations output = arena.Activations(features, batch);
        foreach ((int feature, int sample) in Enumerable.Range(0, features).SelectMany(f => Enumerable.Range(0, batch).Select(s => (f, s))))
            output[feature, sample] = features == 1 ? scale : scale * MathF.Sin((3 * feature) + sample);

        return output;
    }
}
