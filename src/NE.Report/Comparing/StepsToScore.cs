using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Comparing;

/// <summary>Sample efficiency: how many steps the runs of an experiment took to a return.</summary>
/// <param name="Target">The return.</param>
/// <param name="Reached">How many runs reached it.</param>
/// <param name="Runs">Of how many.</param>
/// <param name="Median">The median of steps over all runs, a run that has not reached it counting as slower than all others; null if that is one of these.</param>
internal readonly record struct StepsToScore(double Target, int Reached, int Runs, double? Median)
{
    /// <summary>The steps of an experiment on a task.</summary>
    internal static StepsToScore Of(ExperimentRuns experiment, string task, double target)
    {
        double?[] steps = [.. experiment.EvaluatedOn(task).Select(run => run.Curve!.StepsTo(target))];
        double[] reached = [.. steps.OfType<double>().Order()];
        int middle = steps.Length / 2;
        double? median = steps.Length % 2 == 1
            ? (middle < reached.Length ? reached[middle] : null)
            : (middle < reached.Length ? (reached[middle - 1] + reached[middle]) / 2 : null);
        return new(target, reached.Length, steps.Length, median);
    }

    /// <summary>
    /// Returns to reach on a task: on the way from the untrained networks to the highest mean score of an experiment, or to that of the baseline.
    /// </summary>
    internal static IReadOnlyList<(double Share, double Return)> Targets(ReportData data, string task)
    {
        ExperimentRuns[] experiments = [.. data.Experiments.Where(experiment => experiment.EvaluatedOn(task).Count > 0)];
        if (experiments.Length == 0)
        {
            return [];
        }

        double[] untrained =
            [.. experiments.SelectMany(experiment => experiment.EvaluatedOn(task)).Where(static run => run.Evaluations[0].Step == 0).Select(static run => run.Evaluations[0].Mean)];
        if (untrained.Length == 0)
        {
            return [];
        }

        double start = untrained.Average();
        double end = data.Baseline?.Scores(task) is { Length: > 0 } scores ? scores.Average() : experiments.Max(experiment => experiment.Scores(task).Average());
        return end > start ? [.. new[] { 0.25, 0.5, 0.75, 1 }.Select(share => (share, start + (share * (end - start))))] : [];
    }
}
