using System;
using System.Collections.Generic;
using System.Linq;
using MathNet.Numerics.Statistics;

namespace NE.Report.Statistics;

/// <summary>
/// One number for the scores of an experiment, by the definitions of rliable (Agarwal et al. 2021, "Deep Reinforcement Learning at the Edge of
/// the Statistical Precipice"). Scores are given by task: one array of runs for each.
/// </summary>
public static class Aggregate
{
    /// <summary>The mean over all runs of all tasks, in the unit of the scores.</summary>
    /// <param name="byTask">Scores, one array of runs for each task.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is no run.</exception>
    public static double Mean(IReadOnlyList<double[]> byTask) => All(byTask).Average();

    /// <summary>The median over tasks of the mean over runs.</summary>
    /// <param name="byTask">Scores, at least one for each task.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">A task has no run.</exception>
    public static double Median(IReadOnlyList<double[]> byTask)
    {
        ArgumentNullException.ThrowIfNull(byTask);
        return byTask.Select(static runs => runs.Average()).Median();
    }

    /// <summary>
    /// The interquartile mean: the mean of all runs of all tasks without the lowest and the highest quarter, ⌊0.25 n⌋ scores at each end.
    /// </summary>
    /// <param name="byTask">Scores; NaN without a run.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double InterquartileMean(IReadOnlyList<double[]> byTask)
    {
        double[] sorted = All(byTask);
        Array.Sort(sorted);
        return InterquartileMeanOfSorted(sorted);
    }

    /// <summary>target − the mean of min(score, target): how far the runs stay behind a target that all should reach.</summary>
    /// <param name="byTask">Scores, normalised per task.</param>
    /// <param name="target">The score beyond which nothing is gained (γ).</param>
    /// <returns>0 if all runs reach the target; not below.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is no run.</exception>
    public static double OptimalityGap(IReadOnlyList<double[]> byTask, double target = 1) =>
        target - All(byTask).Average(score => Math.Min(score, target));

    /// <summary>Sample standard deviation (n − 1), in the unit of the values; null for fewer than two.</summary>
    /// <param name="values">The values.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double? Deviation(IReadOnlyCollection<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return values.Count > 1 ? values.StandardDeviation() : null;
    }

    internal static double InterquartileMeanOfSorted(ReadOnlySpan<double> sorted)
    {
        int cut = sorted.Length / 4;
        double sum = 0;
        foreach (double score in sorted[cut..^cut])
        {
            sum += score;
        }

        return sum / (sorted.Length - (2 * cut));
    }

    private static double[] All(IReadOnlyList<double[]> byTask)
    {
        ArgumentNullException.ThrowIfNull(byTask);
        return [.. byTask.SelectMany(static runs => runs)];
    }
}
