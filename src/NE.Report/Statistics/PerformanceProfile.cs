using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics;

/// <summary>The share of runs whose score exceeds τ, as a function of τ: the whole distribution of scores, not one number of it.</summary>
public static class PerformanceProfile
{
    /// <summary>The share of the runs of all tasks with a score above τ, 0 to 1 (Agarwal et al. 2021, run-score distribution).</summary>
    /// <param name="byTask">Scores, one array of runs for each task.</param>
    /// <param name="tau">The score to exceed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is no run.</exception>
    public static double Of(IReadOnlyList<double[]> byTask, double tau)
    {
        ArgumentNullException.ThrowIfNull(byTask);
        return byTask.SelectMany(static runs => runs).Average(score => score > tau ? 1.0 : 0.0);
    }

    /// <summary>Every τ at which the profile of some experiment can change, ascending, with one below and one above all scores.</summary>
    /// <param name="scores">The scores of all experiments that share the axis.</param>
    /// <param name="most">Largest number of values, at least 2; more distinct scores than that are replaced by evenly spaced values.</param>
    /// <returns>Empty without a score.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double[] Axis(IEnumerable<double> scores, int most)
    {
        double[] distinct = [.. scores.Distinct().Order()];
        if (distinct.Length == 0)
        {
            return [];
        }

        double margin = distinct.Length > 1 ? 0.02 * (distinct[^1] - distinct[0]) : Math.Max(1, Math.Abs(distinct[0])) * 0.02;
        (double first, double last) = (distinct[0] - margin, distinct[^1] + margin);
        return distinct.Length + 2 <= most
            ? [first, .. distinct, last]
            : [.. Enumerable.Range(0, most).Select(i => first + ((last - first) * i / (most - 1)))];
    }
}
