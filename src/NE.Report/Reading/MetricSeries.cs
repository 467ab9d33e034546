using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Reading;

/// <summary>
/// The values of one metric of one run. A run of a million steps records some metrics thousands of times: beyond <see cref="Most"/> points,
/// neighbours are joined two by two, and each point then has the mean, the smallest and the largest value of its records.
/// </summary>
internal sealed class MetricSeries
{
    /// <summary>Largest number of points.</summary>
    internal const int Most = 256;

    private readonly List<MetricPoint> points = [];
    private int width = 1;

    /// <summary>The points, by step.</summary>
    internal IReadOnlyList<MetricPoint> Points => points;

    /// <summary>Records read.</summary>
    internal int Records { get; private set; }

    /// <summary>Records that were not numbers, which no point contains.</summary>
    internal int NotFinite { get; private set; }

    /// <summary>Largest number of records in a point.</summary>
    internal int Width => width;

    /// <summary>The smallest value read.</summary>
    internal double Low => points.Min(static point => point.Low);

    /// <summary>The largest value read.</summary>
    internal double High => points.Max(static point => point.High);

    /// <summary>Adds a record.</summary>
    internal void Add(double step, double value)
    {
        Records++;
        if (!double.IsFinite(value))
        {
            NotFinite++;
            return;
        }

        MetricPoint next = MetricPoint.Of(step, value);
        if (points.Count > 0 && points[^1].Count < width)
        {
            points[^1] = points[^1].With(next);
            return;
        }

        if (points.Count == Most)
        {
            for (int i = 0; i < Most / 2; i++)
            {
                points[i] = points[2 * i].With(points[(2 * i) + 1]);
            }

            points.RemoveRange(Most / 2, Most / 2);
            width *= 2;
        }

        points.Add(next);
    }
}
