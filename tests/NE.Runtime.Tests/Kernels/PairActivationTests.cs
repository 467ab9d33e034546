using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Activations with two features per unit (docs/algorithm.md, Two features per unit).</summary>
public sealed class PairActivationTests
{
    private const int Units = 7;
    private const int Batch = 70;

    public static IEnumerable<object[]> Cases => Width.With(Enum.GetValues<ActivationKind>().Where(PairFunction.Has).Select(kind => new object[] { kind }));

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Features_OfAnyBatch_AgreeWithDoublePrecision(int lanes, ActivationKind kind)
    {
        using var arena = new Arena();
        Activations z = Inputs(arena), y = arena.Activations(2 * Units, Batch);
        Forward(lanes, kind, z, y);
        float[][] features = Samples.Read(y);
        for (int unit = 0; unit < Units; unit++)
        {
            (double First, double Second)[] exact = [.. Enumerable.Range(0, Batch).Select(b => PairFunction.Values(kind, z[unit, b]))];
            Samples.ShouldBeNear(features[unit], exact.Select(static pair => pair.First), 5e-7);
            Samples.ShouldBeNear(features[Units + unit], exact.Select(static pair => pair.Second), 5e-7);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_ByZ_AgreesWithFiniteDifferences(int lanes, ActivationKind kind)
    {
        const double Step = 1e-6;
        using var arena = new Arena();
        Activations z = Samples.Normal(arena, Units, Batch, 4), y = arena.Activations(2 * Units, Batch);
        Activations g = Samples.Gradient(arena, 2 * Units, Batch, 8), dz = arena.Activations(Units, Batch);
        Forward(lanes, kind, z, y);
        Backward(lanes, kind, y, g, dz);
        for (int unit = 0; unit < Units; unit++)
        {
            double Loss(int sample, double at)
            {
                (double first, double second) = PairFunction.Values(kind, at);
                return (g[unit, sample] * first) + (g[Units + unit, sample] * second);
            }

            IEnumerable<double> differences = Enumerable.Range(0, Batch)
                .Select(b => (Loss(b, z[unit, b] + Step) - Loss(b, z[unit, b] - Step)) / (2 * Step));
            Samples.ShouldBeNear(Samples.Read(dz)[unit], differences, 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryWidth_HasTheBitsOfScalarCode(int lanes, ActivationKind kind)
    {
        using var arena = new Arena();
        Activations z = Inputs(arena), y = arena.Activations(2 * Units, Batch), expected = arena.Activations(2 * Units, Batch);
        float[] ends = [0f, -0f, 1e-45f, 65_536f, -65_536f, 1e9f, -1e30f, float.PositiveInfinity, float.NegativeInfinity];
        for (int i = 0; i < ends.Length; i++)
            z[3, i] = ends[i];

        Activations g = Samples.Gradient(arena, 2 * Units, Batch, 8), dz = arena.Activations(Units, Batch), expectedGradient = arena.Activations(Units, Batch);
        Forward(lanes, kind, z, y);
        Forward(1, kind, z, expected);
        Samples.ShouldEqualBits(Samples.Read(y), Samples.Read(expected));
        Backward(lanes, kind, y, g, dz);
        Backward(1, kind, y, g, expectedGradient);
        Samples.ShouldEqualBits(Samples.Read(dz), Samples.Read(expectedGradient));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NotANumber_StaysSo(int lanes, ActivationKind kind)
    {
        using var arena = new Arena();
        Activations z = arena.Activations(2, 20), y = arena.Activations(4, 20);
        z[1, 17] = float.NaN;
        Forward(lanes, kind, z, y);
        (float.IsNaN(y[1, 17]), float.IsNaN(y[3, 17])).ShouldBe((true, true));
        Samples.Read(y).SelectMany(row => row).Count(float.IsNaN).ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void CRelu_OfAnyNumber_HasItAsTheDifferenceOfItsFeatures_AndHalfOfThemAt0(int lanes)
    {
        using var arena = new Arena();
        Activations z = Inputs(arena), y = arena.Activations(2 * Units, Batch);
        Forward(lanes, ActivationKind.CRelu, z, y);
        for (int unit = 0; unit < Units; unit++)
        {
            for (int sample = 0; sample < Batch; sample++)
            {
                (y[unit, sample] - y[Units + unit, sample]).ShouldBe(z[unit, sample]);
                (y[unit, sample] == 0 ^ y[Units + unit, sample] == 0).ShouldBe(z[unit, sample] != 0);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Fourier_OfNUnits_HasSquaredNormN_AndBeyondItsBoundThatOfTheBound(int lanes)
    {
        using var arena = new Arena();
        Activations z = Inputs(arena), y = arena.Activations(2 * Units, Batch);
        float[] beyond = [65_536f, 65_537f, 1e9f, 1e30f, float.PositiveInfinity];
        for (int i = 0; i < beyond.Length; i++)
            (z[3, i], z[4, i]) = (beyond[i], -beyond[i]);

        Forward(lanes, ActivationKind.Fourier, z, y);
        for (int sample = 0; sample < Batch; sample++)
            Enumerable.Range(0, 2 * Units).Sum(feature => (double)y[feature, sample] * y[feature, sample]).ShouldBe(Units, 1e-5);

        for (int i = 0; i < beyond.Length; i++)
        {
            (y[3, i], y[Units + 3, i]).ShouldBe((y[3, 0], y[Units + 3, 0]));
            (y[4, i], y[Units + 4, i]).ShouldBe((-y[3, 0], y[Units + 3, 0]));
        }
    }

    [Fact]
    public void OtherNumbersOfFeaturesOrSamples_Throw()
    {
        using var arena = new Arena();
        Activations three = arena.Activations(3, 8), six = arena.Activations(6, 8);
        Should.Throw<ArgumentException>(() => PairActivation.Forward<CRelu>(three, arena.Activations(5, 8)));
        Should.Throw<ArgumentException>(() => PairActivation.Forward<CRelu>(three, arena.Activations(6, 40)));
        Should.Throw<ArgumentException>(() => PairActivation.Backward<CRelu>(six, three, three));
        Should.Throw<ArgumentException>(() => PairActivation.Backward<CRelu>(six, six, arena.Activations(3, 40)));
    }

    /// <summary>Numbers over the range that networks see, small ones included.</summary>
    private static Activations Inputs(Arena arena)
    {
        Activations z = Samples.Normal(arena, Units, Batch, 4, padding: 0);
        for (int feature = 0; feature < Units; feature++)
        {
            for (int sample = 0; sample < Batch; sample++)
                z[feature, sample] *= MathF.Pow(10, feature - 4);
        }

        return z;
    }

    private static void Forward(int lanes, ActivationKind kind, Activations z, Activations y)
    {
        switch (kind)
        {
            case ActivationKind.CRelu: Width.Kernels(lanes).ActivatePair<CRelu>(z, y); break;
            default: Width.Kernels(lanes).ActivatePair<Fourier>(z, y); break;
        }
    }

    private static void Backward(int lanes, ActivationKind kind, Activations y, Activations g, Activations dz)
    {
        switch (kind)
        {
            case ActivationKind.CRelu: Width.Kernels(lanes).ActivatePairBackward<CRelu>(y, g, dz); break;
            default: Width.Kernels(lanes).ActivatePairBackward<Fourier>(y, g, dz); break;
        }
    }
}
