using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// The tables of a study: one row per complete trial, and one row per group. They depend only on the trials, not on the order in which they
/// ended.
/// </summary>
internal sealed class StudyResults
{
    private readonly IReadOnlyList<(StudyTrial Trial, TrialScore Score)> rows;

    /// <summary>Reads the scores of the complete trials.</summary>
    internal StudyResults(IEnumerable<TrialState> trials) => rows =
    [
        .. trials.Where(state => state.Status == TrialStatus.Complete).OrderBy(state => state.Trial.Index)
            .Select(state => (state.Trial, TrialScore.Read(state.Folder))),
    ];

    /// <summary>Writes both tables.</summary>
    internal void Write(StudyFolder folder)
    {
        StringBuilder results = new("trial,experiment,task,point,seed,steps,score,last,best\n");
        foreach ((StudyTrial trial, TrialScore score) in rows)
        {
            ExperimentDefinition experiment = trial.Row.Experiment;
            results.Append(
                CultureInfo.InvariantCulture,
                $"{trial.Index},{experiment.Name},{experiment.Task.Name},{Quoted(experiment.Point)},{trial.Seed},{score.Steps},{score.Score:R},{score.Last:R},{score.Best:R}\n");
        }

        SmallFile.Replace(folder.Results, results.ToString());
        StringBuilder summary = new("experiment,task,point,trials,mean,sd\n");
        foreach ((ExperimentDefinition experiment, int count, double mean, double deviation) in Groups())
        {
            summary.Append(
                CultureInfo.InvariantCulture,
                $"{experiment.Name},{experiment.Task.Name},{Quoted(experiment.Point)},{count},{mean:R},{(count > 1 ? deviation : null):R}\n");
        }

        SmallFile.Replace(folder.Summary, summary.ToString());
    }

    /// <summary>The groups as lines of text.</summary>
    internal IEnumerable<string> Lines()
    {
        List<string[]> cells = [["experiment", "task", "point", "trials", "score (mean ± sd)"]];
        foreach ((ExperimentDefinition experiment, int count, double mean, double deviation) in Groups())
        {
            string spread = count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ± {deviation:F1}") : "";
            cells.Add(
            [
                experiment.Name, experiment.Task.Name, experiment.Point, count.ToString(CultureInfo.InvariantCulture),
                string.Create(CultureInfo.InvariantCulture, $"{mean:F1}{spread}"),
            ]);
        }

        return Columns.Aligned(cells);
    }

    private IEnumerable<(ExperimentDefinition Experiment, int Count, double Mean, double Deviation)> Groups() => rows
        .GroupBy(row => row.Trial.Row).OrderBy(group => group.First().Trial.Index)
        .Select(group =>
        {
            double[] scores = [.. group.Select(row => row.Score.Score)];
            double mean = scores.Average();
            double squares = scores.Sum(score => (score - mean) * (score - mean));
            return (group.Key.Experiment, scores.Length, mean, scores.Length > 1 ? Math.Sqrt(squares / (scores.Length - 1)) : 0);
        });

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
