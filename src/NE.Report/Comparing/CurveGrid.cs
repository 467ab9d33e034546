using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;
using NE.Report.Statistics;

namespace NE.Report.Comparing;

/// <summary>The evaluations of several runs at the steps that all of them have reached.</summary>
/// <param name="Steps">Environment steps, ascending.</param>
/// <param name="Returns">For each step, the mean return of each run.</param>
/// <param name="Left">How many common steps are not among them.</param>
internal sealed record CurveGrid(double[] Steps, double[][] Returns, int Left)
{
    /// <summary>Most steps at which a curve is computed.</summary>
    internal const int Most = 201;

    // An interval at each of hundreds of steps; the ends of intervals vary by about 3 % of their width between seeds of the bootstrap.
    private const int Resamples = 1_000;

    /// <summary>The grid of runs that were all evaluated.</summary>
    internal static CurveGrid Of(IReadOnlyList<RunData> runs) => Of([.. runs.Select(static run => run.Evaluations)]);

    /// <summary>The grid of evaluations of several runs, each at different steps.</summary>
    internal static CurveGrid Of(IReadOnlyList<IReadOnlyList<EvaluationPoint>> runs)
    {
        double[] common = [.. runs.Select(static run => run.Select(static point => point.Step)).Aggregate(static (all, next) => all.Intersect(next)).Order()];
        double[] steps = Spread(common);
        Dictionary<double, double>[] curves = [.. runs.Select(static run => run.ToDictionary(static point => point.Step, static point => point.Mean))];
        return new(steps, [.. steps.Select(step => curves.Select(curve => curve[step]).ToArray())], common.Length - steps.Length);
    }

    /// <summary>A statistic of the runs at each step.</summary>
    internal double[] Of(Func<double[], double> statistic) => [.. Returns.Select(statistic)];

    /// <summary>The 95 % bootstrap interval of a statistic at each step; null for a single run.</summary>
    internal (double[] Low, double[] High)? Bootstrap(Func<IReadOnlyList<double[]>, double> statistic)
    {
        if (Returns.Length == 0 || Returns[0].Length < 2)
        {
            return null;
        }

        StratifiedBootstrap bootstrap = new(Resamples);
        Interval[] intervals = [.. Returns.Select(returns => bootstrap.Of([returns], statistic)!.Value)];
        return ([.. intervals.Select(static interval => interval.Low)], [.. intervals.Select(static interval => interval.High)]);
    }

    // Evenly spaced by index, with the first and the last.
    private static double[] Spread(double[] steps) => steps.Length <= Most
        ? steps
        : [.. Enumerable.Range(0, Most).Select(i => steps[(int)((long)i * (steps.Length - 1) / (Most - 1))]).Distinct()];
}
