using System;

namespace NE.Runtime.Numerics;

/// <summary>The imaginary error function erfi(x) = (2/√π) ∫₀ˣ exp(t²) dt, in double precision.</summary>
public static class ImaginaryError
{
    /// <summary>The argument from which the function stays constant: single precision cannot hold larger values of the function.</summary>
    public const double Saturation = 9.38;

    private const double TwoOverRootPi = 1.1283791670955125739;

    /// <summary>erfi(x), saturating at ±<see cref="Saturation"/>.</summary>
    /// <param name="x">The argument; NaN gives NaN.</param>
    /// <remarks>
    /// By its Taylor series, (2/√π) Σ x^(2n+1) / (n! (2n+1)), whose terms have one sign: plain operations, the same bits in every version of the framework.
    /// </remarks>
    public static double Erfi(double x)
    {
        double argument = Math.Clamp(x, -Saturation, Saturation), square = argument * argument, power = argument, sum = argument;
        for (int n = 1; ; n++)
        {
            power *= square / n;
            double next = sum + (power / ((2 * n) + 1));

            // Terms rise until n exceeds x².
            if (double.IsNaN(next) || (next == sum && n > square))
                return TwoOverRootPi * next;

            sum = next;
        }
    }
}
