using System.Runtime.CompilerServices;

namespace NE.Runtime.Kernels;

/// <summary>z above 0, else 0.01 z; the derivative at 0 is 0.01.</summary>
public readonly struct LeakyRelu : IActivation
{
    private const float Slope = 0.01f;

    /// <inheritdoc/>
    public static bool FromOutput => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Forward<TSimd, TVector>(TVector z) =>
        TSimd.Select(TSimd.Greater(z, TSimd.Zero), z, TSimd.Multiply(TSimd.Create(Slope), z));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static TVector IActivation.Backward<TSimd, TVector>(TVector gradient, TVector value)
    {
        TVector leak = TSimd.Multiply(TSimd.Create(Slope), gradient);
        return TSimd.Select(TSimd.Greater(value, TSimd.Zero), gradient, leak);
    }
}
