using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics;

/// <summary>
/// Percentile bootstrap over runs, stratified by task: a resample draws, in each task, as many runs as the task has, with replacement. The
/// draws follow from the seed, so that a report made twice says the same (Agarwal et al. 2021; Efron 1979).
/// </summary>
/// <param name="resamples">Number of resamples, at least 1.</param>
/// <param name="seed">Seed of the draws.</param>
public sealed class StratifiedBootstrap(int resamples = StratifiedBootstrap.DefaultResamples, int seed = 1)
{
    /// <summary>Resamples of an interval unless stated otherwise.</summary>
    public const int DefaultResamples = 2_000;

    /// <summary>The 95 % interval of a statistic; null if no task has two runs, because nothing could vary.</summary>
    /// <param name="byTask">Scores: one array of runs for each task.</param>
    /// <param name="statistic">The statistic of a resample, whose arrays are reused.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Interval? Of(IReadOnlyList<double[]> byTask, Func<IReadOnlyList<double[]>, double> statistic)
    {
        ArgumentNullException.ThrowIfNull(byTask);
        ArgumentNullException.ThrowIfNull(statistic);
        return byTask.Any(static runs => runs.Length > 1)
            ? Interval.Central(Resamples(byTask).Select(statistic).ToArray())
            : null;
    }

    /// <summary>
    /// The 95 % interval of a statistic of two experiments, whose runs are drawn independently; null if either has a task with a single run,
    /// because a difference to a value that cannot vary looks more certain than it is.
    /// </summary>
    /// <param name="first">Scores of the first experiment by task.</param>
    /// <param name="second">Scores of the second, of the same tasks.</param>
    /// <param name="statistic">The statistic of a pair of resamples.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Interval? Of(
        IReadOnlyList<double[]> first,
        IReadOnlyList<double[]> second,
        Func<IReadOnlyList<double[]>, IReadOnlyList<double[]>, double> statistic)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(statistic);
        return first.Concat(second).All(static runs => runs.Length > 1)
            ? Interval.Central(Resamples([.. first, .. second])
                .Select(drawn => statistic([.. drawn.Take(first.Count)], [.. drawn.Skip(first.Count)])).ToArray())
            : null;
    }

    /// <summary>The 95 % intervals of several numbers of the same resamples, such as those of a curve; null if nothing could vary.</summary>
    /// <param name="byTask">Scores: one array of runs for each task.</param>
    /// <param name="numbers">The numbers of a resample, always as many.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public IReadOnlyList<Interval>? Of(IReadOnlyList<double[]> byTask, Func<IReadOnlyList<double[]>, double[]> numbers)
    {
        ArgumentNullException.ThrowIfNull(byTask);
        ArgumentNullException.ThrowIfNull(numbers);
        if (byTask.All(static runs => runs.Length < 2))
        {
            return null;
        }

        double[][] all = [.. Resamples(byTask).Select(numbers)];
        return [.. Enumerable.Range(0, all[0].Length).Select(i => Interval.Central(all.Select(values => values[i])))];
    }

    /// <summary>The statistic of resamples that are given by the indices of their runs.</summary>
    /// <param name="byTask">Scores: one array of runs for each task.</param>
    /// <param name="statistic">The statistic.</param>
    /// <param name="indices">For each resample, task and draw, the run.</param>
    /// <exception cref="IndexOutOfRangeException">An index is not one of a run.</exception>
    public static double[] Replicate(
        IReadOnlyList<double[]> byTask, Func<IReadOnlyList<double[]>, double> statistic, IEnumerable<IReadOnlyList<int[]>> indices) =>
        [.. indices.Select(resample => statistic([.. resample.Select((runs, task) => Array.ConvertAll(runs, run => byTask[task][run]))]))];

    // The same arrays every time: thousands of resamples are drawn for each figure.
    private IEnumerable<double[][]> Resamples(IReadOnlyList<double[]> byTask)
    {
        Random random = new(seed);
        double[][] drawn = [.. byTask.Select(static runs => new double[runs.Length])];
        for (int resample = 0; resample < resamples; resample++)
        {
            for (int task = 0; task < drawn.Length; task++)
            {
                double[] runs = byTask[task];
                for (int draw = 0; draw < runs.Length; draw++)
                {
                    drawn[task][draw] = runs[random.Next(runs.Length)];
                }
            }

            yield return drawn;
        }
    }
}
