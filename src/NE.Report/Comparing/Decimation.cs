using System.Collections.Generic;

namespace NE.Report.Comparing;

/// <summary>Reduces a line to fewer points without losing its extremes.</summary>
internal static class Decimation
{
    /// <summary>
    /// The indices of the points to draw: all of them, or the first, the last, and the lowest and the highest of each of equally long
    /// stretches.
    /// </summary>
    /// <param name="values">The values of the line.</param>
    /// <param name="most">Largest number of points, at least 4.</param>
    internal static IReadOnlyList<int> Indices(IReadOnlyList<double> values, int most)
    {
        SortedSet<int> kept = [];
        int stretches = (most - 2) / 2;
        for (int stretch = 0; stretch < stretches && values.Count > most; stretch++)
        {
            int from = (int)((long)stretch * values.Count / stretches), to = (int)((long)(stretch + 1) * values.Count / stretches);
            (int low, int high) = (from, from);
            for (int i = from; i < to; i++)
            {
                low = values[i] < values[low] ? i : low;
                high = values[i] > values[high] ? i : high;
            }

            kept.Add(low);
            kept.Add(high);
        }

        for (int i = 0; i < values.Count; i += values.Count > most ? values.Count - 1 : 1)
        {
            kept.Add(i);
        }

        return [.. kept];
    }
}
