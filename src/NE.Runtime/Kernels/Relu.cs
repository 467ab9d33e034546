using System.Runtime.CompilerServices;

namespace NE.Runtime.Kernels;

/// <summary>max(0, z); the derivative at 0 is 0. NaN propagates.</summary>
public readonly struct Relu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => TSimd.Max(TSimd.Zero, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value) =>
        TSimd.Select(TSimd.Greater(value, TSimd.Zero), gradient, TSimd.Zero);
}
