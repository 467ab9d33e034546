using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>The hyperbolic tangent.</summary>
public readonly struct Tanh : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => Elementary.Tanh<TSimd, TVector>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        TVector square = TSimd.Multiply(value, value);
        return TSimd.Multiply(gradient, TSimd.Subtract(TSimd.Create(1f), square));
    }
}
