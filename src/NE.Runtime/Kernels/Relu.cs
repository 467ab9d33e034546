using System.Runtime.CompilerServices;

namespace NE.Runtime.Kernels;

/// <summary>max(0, z); derivative 0 at the kink. Not a number stays so.</summary>
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
