using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>z / (1 + e^−z).</summary>
public readonly struct Silu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => TSimd.Multiply(z, Elementary.Sigmoid<TSimd, TVector>(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        TVector one = TSimd.Create(1f);
        TVector gate = Elementary.Sigmoid<TSimd, TVector>(value);
        TVector inner = TSimd.Fma(value, TSimd.Subtract(one, gate), one);
        return TSimd.Multiply(gradient, TSimd.Multiply(gate, inner));
    }
}
