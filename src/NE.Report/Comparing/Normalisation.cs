using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Comparing;

/// <summary>
/// Scores of different tasks on one scale: on each task, 0 is the mean of all untrained networks (the evaluations at step 0), and 1 the mean
/// score of the reference experiment.
/// </summary>
internal sealed class Normalisation
{
    private readonly Dictionary<string, (double Zero, double One)> scales = [];

    private Normalisation(ExperimentRuns reference) => Reference = reference;

    /// <summary>The experiment whose mean score is 1.</summary>
    internal ExperimentRuns Reference { get; }

    /// <summary>The tasks that have a scale.</summary>
    internal IReadOnlyList<string> Tasks { get; private set; } = [];

    /// <summary>The scale that the baseline gives, or the first experiment with runs on all tasks; null if no task has one.</summary>
    internal static Normalisation? Of(ReportData data)
    {
        ExperimentRuns? reference = data.Baseline
            ?? data.Experiments.FirstOrDefault(experiment => data.Tasks.All(task => experiment.EvaluatedOn(task).Count > 0));
        if (reference is null)
        {
            return null;
        }

        Normalisation normalisation = new(reference);
        foreach (string task in data.Tasks)
        {
            double[] untrained =
            [
                .. data.Experiments.SelectMany(experiment => experiment.EvaluatedOn(task)).Select(static run => run.Evaluations[0])
                    .Where(static evaluation => evaluation.Step == 0).Select(static evaluation => evaluation.Mean),
            ];
            double[] scores = reference.Scores(task);
            if (untrained.Length > 0 && scores.Length > 0 && scores.Average() > untrained.Average())
            {
                normalisation.scales[task] = (untrained.Average(), scores.Average());
            }
        }

        normalisation.Tasks = [.. data.Tasks.Where(normalisation.scales.ContainsKey)];
        return normalisation.Tasks.Count > 0 ? normalisation : null;
    }

    /// <summary>The normalised scores of an experiment on the tasks that have a scale; null unless it has runs on all of them.</summary>
    internal IReadOnlyList<double[]>? Scores(ExperimentRuns experiment)
    {
        double[][] scores =
        [
            .. Tasks.Select(task => experiment.Scores(task).Select(score => (score - scales[task].Zero) / (scales[task].One - scales[task].Zero)).ToArray()),
        ];
        return scores.All(static runs => runs.Length > 0) ? scores : null;
    }
}
