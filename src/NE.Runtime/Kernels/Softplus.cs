using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>log(1 + e^z).</summary>
public readonly struct Softplus : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z)
    {
        TVector size = TSimd.Max(z, TSimd.Subtract(TSimd.Zero, z));
        TVector decayed = Elementary.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Zero, size));
        return TSimd.Add(TSimd.Max(TSimd.Zero, z), Elementary.LogOnePlus<TSimd, TVector>(decayed));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        // The derivative 1 / (1 + e^−z) is 1 − e^−y.
        TVector remaining = Elementary.ExpMinusOne<TSimd, TVector>(TSimd.Subtract(TSimd.Zero, value));
        return TSimd.Multiply(gradient, TSimd.Subtract(TSimd.Zero, remaining));
    }
}
