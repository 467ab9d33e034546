using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>z above 0, else e^z − 1.</summary>
public readonly struct Elu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) =>
        TSimd.Select(TSimd.Greater(z, TSimd.Zero), z, Elementary.ExpMinusOne<TSimd, TVector>(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        TVector below = TSimd.Multiply(gradient, TSimd.Add(value, TSimd.Create(1f)));
        return TSimd.Select(TSimd.Greater(value, TSimd.Zero), gradient, below);
    }
}
