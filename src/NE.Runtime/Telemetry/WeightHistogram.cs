using System;

namespace NE.Runtime.Telemetry;

/// <summary>
/// How the live weights of a layer are distributed. Bins are as wide as a power of two and begin at its multiples, so that the histograms of
/// two moments can be brought to the same bins without an error: two narrow bins make one that is twice as wide.
/// </summary>
internal sealed class WeightHistogram
{
    /// <summary>Largest number of bins.</summary>
    internal const int Most = 40;

    // 2^-40: weights that are all equal, or all 0, still have a bin.
    private const int FinestExponent = -40;

    private WeightHistogram(double width, long first, long[] counts)
    {
        Width = width;
        First = first;
        Counts = counts;
    }

    /// <summary>Width of a bin, a power of two, in units of the weights.</summary>
    internal double Width { get; }

    /// <summary>The first bin begins at this multiple of <see cref="Width"/>.</summary>
    internal long First { get; }

    /// <summary>Weights in each bin, its lower edge included; the first and the last are not 0.</summary>
    internal long[] Counts { get; }

    /// <summary>The smallest weight.</summary>
    internal double Minimum { get; private init; }

    /// <summary>The largest weight.</summary>
    internal double Maximum { get; private init; }

    /// <summary>Sum of the weights.</summary>
    internal double Sum { get; private init; }

    /// <summary>Sum of their squares.</summary>
    internal double SumOfSquares { get; private init; }

    /// <summary>The histogram of weights; null if none of them is live and finite.</summary>
    /// <param name="weights">All weights of a layer.</param>
    /// <param name="live">1 where a weight is live, in the same order; empty if all are.</param>
    internal static WeightHistogram? Of(ReadOnlySpan<float> weights, ReadOnlySpan<byte> live)
    {
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity, sum = 0, squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (Counted(weights, live, i))
            {
                double weight = weights[i];
                minimum = Math.Min(minimum, weight);
                maximum = Math.Max(maximum, weight);
                sum += weight;
                squares += weight * weight;
            }
        }

        if (minimum > maximum)
        {
            return null;
        }

        (double width, long first, long bins) = Bins(minimum, maximum);
        long[] counts = new long[bins];
        for (int i = 0; i < weights.Length; i++)
        {
            if (Counted(weights, live, i))
            {
                counts[(long)Math.Floor(weights[i] / width) - first]++;
            }
        }

        return new(width, first, counts) { Minimum = minimum, Maximum = maximum, Sum = sum, SumOfSquares = squares };
    }

    // The narrowest bins of which there are few enough. Dividing by a power of two rounds nothing.
    private static (double Width, long First, long Count) Bins(double minimum, double maximum)
    {
        // Far from 0, a bin cannot be narrower than the distance between two floats.
        double least = Math.Max(maximum - minimum, Math.ScaleB(Math.Max(Math.Abs(minimum), Math.Abs(maximum)), -23));
        int exponent = least > 0 ? Math.Max(FinestExponent, Math.ILogB(least / Most)) : FinestExponent;
        while (true)
        {
            double width = Math.ScaleB(1, exponent);
            long first = (long)Math.Floor(minimum / width), last = (long)Math.Floor(maximum / width);
            if (last - first < Most)
            {
                return (width, first, last - first + 1);
            }

            exponent++;
        }
    }

    private static bool Counted(ReadOnlySpan<float> weights, ReadOnlySpan<byte> live, int i) =>
        float.IsFinite(weights[i]) && (live.IsEmpty || live[i] != 0);
}
