using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Shows what a study will train and its estimated cost, before anything is trained.</summary>
internal static class StudyPlan
{
    // Fraction of an update's time that does not scale with the live weights. Measured, a sparse update spends about two thirds of its time
    // at the floor of its matrix products (docs/performance.md, Whole update: shares of the floor); the rest is assumed not to scale with
    // them.
    private const double Fixed = 0.3;

    /// <summary>Shows the plan.</summary>
    internal static void Show(StudyDefinition study, int jobs, TextWriter output)
    {
        output.WriteLine(
            $"{study.Name}: {study.Rows.Count} rows × {study.Seeds} seeds (the first is {study.FirstSeed}), {study.Trials().Count} trials");
        output.WriteLine();
        List<string[]> live = [["live weights", .. Enumerable.Range(0, study.Rows.Max(row => row.Live.Count)).Select(moment => $"{10 * moment}%")]];
        List<string[]> cost = [["row", "experiment", "task", "point", "steps", "time per trial"]];
        Dictionary<string, CostEstimate> measured = [];
        CostRange seconds = default;
        for (int row = 0; row < study.Rows.Count; row++)
        {
            ExperimentDefinition experiment = study.Rows[row].Experiment;
            live.Add([$"row {row}", .. study.Rows[row].Live.Select(weights => ProgressLine.Short(weights))]);
            if (!measured.TryGetValue(experiment.ProgramHash, out CostEstimate? estimate))
            {
                measured.Add(experiment.ProgramHash, estimate = CostEstimate.Measure(experiment));
            }

            CostRange trial = Seconds(study.Rows[row], estimate);
            seconds += study.Seeds * trial;
            cost.Add(
            [
                row.ToString(CultureInfo.InvariantCulture), experiment.Name, experiment.Task.Name, experiment.Point,
                ProgressLine.Short(experiment.Settings.Steps), Text(trial),
            ]);
        }

        foreach (string line in Columns.Aligned(cost).Append("").Concat(Columns.Aligned(live)))
        {
            output.WriteLine(line);
        }

        output.WriteLine();
        int together = Math.Min(Math.Min(jobs, Environment.ProcessorCount), study.Trials().Count);
        output.WriteLine(
            $"About {Text(1.0 / together * seconds)} with {jobs} at once on {Environment.ProcessorCount} cores "
            + $"({Text(seconds)} of one core), from the fastest and the slowest of several rounds of initial updates and steps "
            + "measured now; other work on the machine, and trials that share its memory, slow it down further.");
    }

    private static CostRange Seconds(StudyRow row, CostEstimate estimate)
    {
        RunSettings settings = row.Experiment.Settings;
        double growth = row.Live.Count > 0 && row.Live[0] > 0 ? row.Live.Average() / row.Live[0] : 1;
        double evaluations = (double)settings.Steps / settings.EvaluateEvery * settings.EvaluationEpisodes * row.Experiment.Task.StepLimit;
        return (settings.Updates * (Fixed + ((1 - Fixed) * growth)) * estimate.Update) + ((settings.Steps + evaluations) * estimate.Step);
    }

    private static string Text(CostRange seconds) => ProgressLine.Duration(seconds.Low) is var low && ProgressLine.Duration(seconds.High) is var high
        && low != high ? $"{low} to {high}" : low;
}
