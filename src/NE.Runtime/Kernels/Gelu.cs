using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>z Φ(z) with the exact normal distribution function Φ, not its approximation by tanh.</summary>
public readonly struct Gelu : IActivation
{
    /// <inheritdoc/>
    public static bool FromOutput => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) => TSimd.Multiply(z, Elementary.NormalDistribution<TSimd, TVector>(z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        // Φ(z) + z φ(z) with φ(z) = e^(−z²/2) / √(2π).
        TVector half = TSimd.Multiply(TSimd.Create(-0.5f), value);
        TVector bell = Elementary.Exp<TSimd, TVector>(TSimd.Multiply(half, value));
        TVector density = TSimd.Multiply(bell, TSimd.Create(0.3989422804f));
        TVector slope = TSimd.Fma(value, density, Elementary.NormalDistribution<TSimd, TVector>(value));
        return TSimd.Multiply(gradient, slope);
    }
}
