using System;
using System.Collections.Generic;
using MathNet.Numerics.Statistics;

namespace NE.Report.Statistics;

/// <summary>An interval of values, in their unit.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Interval(double Low, double High)
{
    /// <summary>The interval between the percentiles of values that cuts off the same share at each end; percentiles are interpolated linearly (definition 7 of Hyndman and Fan 1996, as in NumPy).</summary>
    /// <param name="values">The values, for example one for each resample of a bootstrap.</param>
    /// <param name="level">Share of the values inside, 0 to 1.</param>
    /// <returns>NaN at both ends without a value.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Interval Central(IEnumerable<double> values, double level = 0.95)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        double tail = (1 - level) / 2;
        return new(
            SortedArrayStatistics.QuantileCustom(sorted, tail, QuantileDefinition.R7),
            SortedArrayStatistics.QuantileCustom(sorted, 1 - tail, QuantileDefinition.R7));
    }
}
