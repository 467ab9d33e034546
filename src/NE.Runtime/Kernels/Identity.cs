using System.Runtime.CompilerServices;

namespace NE.Runtime.Kernels;

/// <summary>No activation: z.</summary>
public readonly struct Identity : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => z;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value) => gradient;
}
