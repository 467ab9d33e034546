using System.Runtime.CompilerServices;

namespace NE.Runtime.Kernels;

/// <summary>max(0, z) and max(0, −z); both derivatives at 0 are 0. NaN propagates.</summary>
public readonly struct CRelu : IPairActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IPairActivation.Forward<TSimd, TVector>(TVector z, out TVector second)
    {
        second = TSimd.Max(TSimd.Zero, TSimd.Subtract(TSimd.Zero, z));
        return TSimd.Max(TSimd.Zero, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IPairActivation.Backward<TSimd, TVector>(
        TVector firstGradient, TVector secondGradient, TVector first, TVector second) => TSimd.Subtract(
        TSimd.Select(TSimd.Greater(first, TSimd.Zero), firstGradient, TSimd.Zero),
        TSimd.Select(TSimd.Greater(second, TSimd.Zero), secondGradient, TSimd.Zero));
}
