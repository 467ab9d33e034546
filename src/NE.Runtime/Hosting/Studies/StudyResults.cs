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
    private readonly IReadOnlyList<(StudyTrial Trial, RunScore Score)> rows;

    /// <summary>Reads the results of the complete trials.</summary>
    internal StudyResults(IEnumerable<TrialState> trials) => rows =
    [
        .. trials.Where(state => state.Status == TrialStatus.Complete).OrderBy(state => state.Trial.Index)
            .Select(state => (state.Trial, RunScore.Read(state.Folder))),
    ];

    /// <summary>Writes both tables.</summary>
    internal void Write(StudyFolder folder)
    {
        StringBuilder results = new("trial,experiment,task,point,seed,steps,score,last,best,auc\n");
        foreach ((StudyTrial trial, RunScore score) in rows)
        {
            ExperimentDefinition experiment = trial.Row.Experiment;
            results.Append(
                CultureInfo.InvariantCulture,
                $"{trial.Index},{experiment.Name},{experiment.Task.Name},{Quoted(experiment.Point)},{trial.Seed},{score.Steps},{score.Score:R},{score.Last:R},{score.Best:R},{score.Area:R}\n");
        }

        SmallFile.Replace(folder.Results, results.ToString());
        StringBuilder summary = new("experiment,task,point,trials,mean,sd,last_mean,last_sd,best_mean,best_sd,auc_mean,auc_sd\n");
        foreach ((ExperimentDefinition experiment, IReadOnlyList<RunScore> scores) in Groups())
        {
            string values = string.Join(',', Spreads(scores).Select(spread => string.Create(
                CultureInfo.InvariantCulture, $"{spread.Mean:R},{spread.Deviation:R}")));
            summary.Append(
                CultureInfo.InvariantCulture,
                $"{experiment.Name},{experiment.Task.Name},{Quoted(experiment.Point)},{scores.Count},{values}\n");
        }

        SmallFile.Replace(folder.Summary, summary.ToString());
    }

    /// <summary>The groups as lines of text.</summary>
    internal IEnumerable<string> Lines()
    {
        List<string[]> cells = [["experiment", "task", "point", "trials", "score (mean ± sd)", "last", "best", "AUC"]];
        foreach ((ExperimentDefinition experiment, IReadOnlyList<RunScore> scores) in Groups())
        {
            cells.Add(
            [
                experiment.Name, experiment.Task.Name, experiment.Point, scores.Count.ToString(CultureInfo.InvariantCulture),
                .. Spreads(scores).Select(Text),
            ]);
        }

        return Columns.Aligned(cells);
    }

    private IEnumerable<(ExperimentDefinition Experiment, IReadOnlyList<RunScore> Scores)> Groups() => rows
        .GroupBy(row => row.Trial.Row).OrderBy(group => group.First().Trial.Index)
        .Select(group => (group.Key.Experiment, (IReadOnlyList<RunScore>)[.. group.Select(row => row.Score)]));

    /// <summary>Mean and sample deviation of score, last, best and area, in this order.</summary>
    private static IEnumerable<(double Mean, double? Deviation)> Spreads(IReadOnlyList<RunScore> scores) =>
    [
        Spread(scores.Select(score => score.Score)), Spread(scores.Select(score => score.Last)),
        Spread(scores.Select(score => score.Best)), Spread(scores.Select(score => score.Area)),
    ];

    private static (double Mean, double? Deviation) Spread(IEnumerable<double> values)
    {
        double[] all = [.. values];
        double mean = all.Average();
        double squares = all.Sum(value => (value - mean) * (value - mean));
        return (mean, all.Length > 1 ? Math.Sqrt(squares / (all.Length - 1)) : null);
    }

    private static string Text((double Mean, double? Deviation) spread) => string.Create(
        CultureInfo.InvariantCulture, $"{spread.Mean:F1}{(spread.Deviation is { } deviation ? string.Create(CultureInfo.InvariantCulture, $" ± {deviation:F1}") : "")}");

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
