using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class ActivationTests
{
    public static IEnumerable<object[]> Cases => Width.With(Enum.GetValues<ActivationKind>().Where(static kind => !PairFunction.Has(kind)).Select(kind => new object[] { kind }));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activation_ValuesAndDerivatives_AgreeWithDoublePrecision(int lanes, ActivationKind kind) =>
        Visit(kind, new Exactness(lanes, kind));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activation_EveryWidth_HasTheBitsOfScalarCode(int lanes, ActivationKind kind) => Visit(kind, new SameBits(lanes));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activation_NotANumber_StaysSo(int lanes, ActivationKind kind) => Visit(kind, new KeepsNaN(lanes));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Activation_LargeInputs_StayFinite(int lanes, ActivationKind kind) => Visit(kind, new StaysFinite(lanes, kind));

    /// <summary>Numbers over the range that networks see, small ones included.</summary>
    private static Activations Inputs(Arena arena)
    {
        Activations z = Samples.Normal(arena, 9, 70, 4, padding: 0);
        for (int feature = 0; feature < 9; feature++)
        {
            for (int sample = 0; sample < 70; sample++)
                z[feature, sample] *= feature < 6 ? MathF.Pow(10, feature - 4) : 2;
        }

        return z;
    }

    private static void Visit(ActivationKind kind, IVisitor visitor)
    {
        switch (kind)
        {
            case ActivationKind.Identity: visitor.Visit<Identity>(); break;
            case ActivationKind.Relu: visitor.Visit<Relu>(); break;
            case ActivationKind.LeakyRelu: visitor.Visit<LeakyRelu>(); break;
            case ActivationKind.Elu: visitor.Visit<Elu>(); break;
            case ActivationKind.Gelu: visitor.Visit<Gelu>(); break;
            case ActivationKind.Silu: visitor.Visit<Silu>(); break;
            case ActivationKind.Tanh: visitor.Visit<Tanh>(); break;
            case ActivationKind.Sigmoid: visitor.Visit<Sigmoid>(); break;
            default: visitor.Visit<Softplus>(); break;
        }
    }

    private interface IVisitor
    {
        void Visit<TActivation>()
            where TActivation : struct, IActivation;
    }

    private sealed class Exactness(int lanes, ActivationKind kind) : IVisitor
    {
        public void Visit<TActivation>()
            where TActivation : struct, IActivation
        {
            using var arena = new Arena();
            Activations z = Inputs(arena), y = arena.Activations(9, 70), g = Samples.Gradient(arena, 9, 70, 8);
            float[][] gradient = Samples.Read(g);
            Width.Kernels(lanes).Activate<TActivation>(z, y);
            Width.Kernels(lanes).ActivateBackward<TActivation>(TActivation.FromOutput ? y : z, g);
            for (int feature = 0; feature < 9; feature++)
            {
                // Row by row: large values must not hide the error of small ones.
                double[] exact = [.. Enumerable.Range(0, 70).Select(b => (double)z[feature, b])];
                Samples.ShouldBeNear(Samples.Read(y)[feature], exact.Select(v => ActivationFunction.Value(kind, v)), 5e-7);
                Samples.ShouldBeNear(
                    Samples.Read(g)[feature], exact.Select((v, b) => gradient[feature][b] * ActivationFunction.Derivative(kind, v)), 2e-6);
            }
        }
    }

    private sealed class SameBits(int lanes) : IVisitor
    {
        public void Visit<TActivation>()
            where TActivation : struct, IActivation
        {
            using var arena = new Arena();
            Activations z = Inputs(arena), y = arena.Activations(9, 70), expected = arena.Activations(9, 70);
            Activations g = Samples.Gradient(arena, 9, 70, 8), expectedGradient = Samples.Gradient(arena, 9, 70, 8);
            Width.Kernels(lanes).Activate<TActivation>(z, y);
            Width.Scalar.Activate<TActivation>(z, expected);
            Width.Kernels(lanes).ActivateBackward<TActivation>(TActivation.FromOutput ? y : z, g);
            Width.Scalar.ActivateBackward<TActivation>(TActivation.FromOutput ? y : z, expectedGradient);
            Samples.ShouldEqualBits(Samples.Read(y), Samples.Read(expected));
            Samples.ShouldEqualBits(Samples.Read(g), Samples.Read(expectedGradient));
        }
    }

    private sealed class KeepsNaN(int lanes) : IVisitor
    {
        public void Visit<TActivation>()
            where TActivation : struct, IActivation
        {
            using var arena = new Arena();
            Activations z = arena.Activations(2, 20), y = arena.Activations(2, 20);
            z[1, 17] = float.NaN;
            Width.Kernels(lanes).Activate<TActivation>(z, y);
            y[1, 17].ShouldBe(float.NaN);
            Samples.Read(y).SelectMany(row => row).Count(float.IsNaN).ShouldBe(1);
        }
    }

    private sealed class StaysFinite(int lanes, ActivationKind kind) : IVisitor
    {
        public void Visit<TActivation>()
            where TActivation : struct, IActivation
        {
            using var arena = new Arena();
            Activations z = arena.Activations(1, 4), y = arena.Activations(1, 4);
            float[] inputs = [1e4f, -1e4f, 1e30f, -1e30f];
            for (int i = 0; i < 4; i++)
                z[0, i] = inputs[i];

            Width.Kernels(lanes).Activate<TActivation>(z, y);
            for (int i = 0; i < 4; i++)
                ((double)y[0, i]).ShouldBe(ActivationFunction.Value(kind, inputs[i]), 1e-6 * Math.Abs(inputs[i]));
        }
    }
}
