using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>1 / (1 + e^−z).</summary>
public readonly struct Sigmoid : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => Elementary.Sigmoid<TSimd, TVector>(z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        TVector slope = TSimd.Multiply(value, TSimd.Subtract(TSimd.Create(1f), value));
        return TSimd.Multiply(gradient, slope);
    }
}
