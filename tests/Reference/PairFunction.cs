using System;

namespace NE.Reference;

/// <summary>Values and derivatives of the activations with two features per unit, as functions of the pre-activation.</summary>
public static class PairFunction
{
    public static bool Has(ActivationKind kind) => kind is ActivationKind.CRelu or ActivationKind.Fourier;

    public static (double First, double Second) Values(ActivationKind kind, double z) => kind switch
    {
        ActivationKind.CRelu => (Math.Max(z, 0), Math.Max(-z, 0)),
        ActivationKind.Fourier => (Math.Sin(z), Math.Cos(z)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This activation has one feature per unit."),
    };

    public static (double First, double Second) Derivatives(ActivationKind kind, double z) => kind switch
    {
        ActivationKind.CRelu => (z > 0 ? 1 : 0, z < 0 ? -1 : 0),
        ActivationKind.Fourier => (Math.Cos(z), -Math.Sin(z)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This activation has one feature per unit."),
    };
}
