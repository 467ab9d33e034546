using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Telemetry;

/// <summary>A curve in one line of text, of eight heights from the lowest to the highest value.</summary>
internal static class Sparkline
{
    /// <summary>Most characters of a curve.</summary>
    internal const int Width = 16;

    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>The curve of values, each character the mean of as many of them as the width demands; empty for fewer than three.</summary>
    internal static string Of(IReadOnlyList<double> values)
    {
        if (values.Count < 3)
        {
            return "";
        }

        int characters = Math.Min(Width, values.Count);
        double[] means =
        [
            .. Enumerable.Range(0, characters).Select(place =>
            {
                int from = place * values.Count / characters, to = (place + 1) * values.Count / characters;
                return Enumerable.Range(from, to - from).Average(i => values[i]);
            }),
        ];
        (double low, double high) = (means.Min(), means.Max());
        return string.Concat(means.Select(mean => Heights[high > low ? (int)Math.Min(Heights.Length - 1, (mean - low) / (high - low) * Heights.Length) : 0]));
    }
}
