using System;

namespace NE.Runtime.Topology;

/// <summary>
/// Standard normal numbers truncated to ±2, each from one random word: the inverse distribution function by Acklam's rational
/// approximation (relative error about 1e-9), which in this range needs only elementary arithmetic and is therefore bit-identical
/// everywhere.
/// </summary>
internal static class TruncatedNormal
{
    /// <summary>The standard deviation of the truncated distribution.</summary>
    public const double Deviation = 0.87962566103423978;

    // Φ(−2).
    private const double Below = 0.022750131948179209;

    // Coefficients of Acklam's approximation around the centre, highest power first.
    private static ReadOnlySpan<double> Numerator =>
    [
        -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
        1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00,
    ];

    private static ReadOnlySpan<double> Denominator =>
    [
        -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
        6.680131188771972e+01, -1.328068155288572e+01, 1,
    ];

    /// <summary>The number for a word: monotone, in (−2, 2).</summary>
    public static double At(uint word)
    {
        double share = (word + 0.5) / (1UL << 32);
        double q = Below + (share * (1 - (2 * Below))) - 0.5;
        double r = q * q;
        return q * Polynomial(Numerator, r) / Polynomial(Denominator, r);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        double value = 0;
        foreach (double coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
