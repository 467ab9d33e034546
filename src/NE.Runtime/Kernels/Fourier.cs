using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>sin z and cos z; beyond ±65,536 those of the nearer bound. NaN propagates.</summary>
public readonly struct Fourier : IPairActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IPairActivation.Forward<TSimd, TVector>(TVector z, out TVector second)
    {
        Elementary.SinCosOfRadians<TSimd, TVector>(z, out TVector first, out second);
        return first;
    }

    // cos z · dsin − sin z · dcos.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IPairActivation.Backward<TSimd, TVector>(
        TVector firstGradient, TVector secondGradient, TVector first, TVector second) =>
        TSimd.Fma(firstGradient, second, TSimd.Subtract(TSimd.Zero, TSimd.Multiply(secondGradient, first)));
}
