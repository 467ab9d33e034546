using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NE.Reference;

/// <summary>
/// The two inner loops of the reference, over as many doubles at a time as the machine takes; full-size networks need it.
/// </summary>
internal static class Sums
{
    /// <summary>Σ xᵢyᵢ.</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> wideX = MemoryMarshal.Cast<double, Vector<double>>(x);
        ReadOnlySpan<Vector<double>> wideY = MemoryMarshal.Cast<double, Vector<double>>(y);
        Vector<double> sums = Vector<double>.Zero;
        for (int i = 0; i < wideX.Length; i++)
            sums += wideX[i] * wideY[i];
        double sum = Vector.Sum(sums);
        for (int i = wideX.Length * Vector<double>.Count; i < x.Length; i++)
            sum += x[i] * y[i];
        return sum;
    }

    /// <summary>y ← y + factor · x.</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> x, Span<double> y)
    {
        ReadOnlySpan<Vector<double>> wideX = MemoryMarshal.Cast<double, Vector<double>>(x);
        Span<Vector<double>> wideY = MemoryMarshal.Cast<double, Vector<double>>(y);
        var factors = new Vector<double>(factor);
        for (int i = 0; i < wideX.Length; i++)
            wideY[i] += factors * wideX[i];
        for (int i = wideX.Length * Vector<double>.Count; i < x.Length; i++)
            y[i] += factor * x[i];
    }
}
