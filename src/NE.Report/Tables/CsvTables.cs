using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using NE.Report.Comparing;
using NE.Report.Reading;
using NE.Report.Statistics;

namespace NE.Report.Tables;

/// <summary>The numbers of a report as CSV files (RFC 4180) in full precision, for other programs.</summary>
internal static class CsvTables
{
    private static readonly string[] Runs =
    [
        "experiment", "task", "point", "seed", "state", "counted", "step", "score", "last", "best", "best_step", "auc", "seconds", "steps_per_second",
        "updates_per_second", "peak_bytes", "program", "commit", "folder",
    ];

    private static readonly string[] Results =
    [
        "experiment", "task", "seeds", "score_mean", "score_sd", "score_low", "score_high", "score_iqm", "score_iqm_low", "score_iqm_high", "last_mean", "best_mean",
        "auc_mean", "auc_sd", "auc_low", "auc_high",
    ];

    private static readonly string[] Comparisons =
    [
        "experiment", "baseline", "task", "seeds", "baseline_seeds", "difference", "difference_low", "difference_high", "probability_of_improvement",
        "probability_low", "probability_high", "mann_whitney_u", "p",
    ];

    private static readonly string[] Curves = ["experiment", "task", "seed", "step", "mean", "sd", "episodes"];

    private static readonly string[] Visits =
    [
        "experiment", "sequence", "seed", "visit", "task", "ended", "first_step", "last_step", "evaluations", "auc", "start", "end", "forward_gain", "retention",
        "visit_forgetting", "steps_to_recover",
    ];

    private static readonly string[] Scores = ["experiment", "sequence", "seed", "visit", "task", "score"];

    /// <summary>The tables by name.</summary>
    internal static IEnumerable<(string Name, string Text)> Of(ReportData data)
    {
        yield return ("runs", Text(Runs, data.Experiments.SelectMany(experiment => experiment.Runs.Select(run => Row(experiment.Label, run, "yes")))
            .Concat(data.Repeated.Select(static repeated => Row(repeated.Label, repeated.Run, "no")))));
        yield return ("results", Text(Results, from experiment in data.Experiments
                                               from task in data.Tasks
                                               where experiment.EvaluatedOn(task).Count > 0
                                               select Row(experiment, task)));
        yield return ("curves", Text(Curves, from experiment in data.Experiments
                                             from run in experiment.Runs
                                             from point in run.Evaluations
                                             select (string[])
                                             [
                                                 experiment.Label, run.Task, Number(run.Seed), Number(point.Step), Number(point.Mean), Number(point.Deviation), Number(point.Episodes),
                                             ]));
        if (TaskSequence.Of(data) is { Count: > 0 } sequences)
        {
            yield return ("visits", Text(Visits, from sequence in sequences
                                                 from runs in sequence.Experiments
                                                 from run in runs.Runs
                                                 from visit in Enumerable.Range(0, run.Visits.Count)
                                                 select Row(sequence, runs.Experiment, run, visit)));
            yield return ("tasks", Text(Scores, from sequence in sequences
                                                from runs in sequence.Experiments
                                                from run in runs.Runs
                                                from visit in Enumerable.Range(0, run.Finished)
                                                from task in Enumerable.Range(0, sequence.Tasks.Count)
                                                select (string[])
                                                [
                                                    runs.Experiment.Label, sequence.Name, Number(run.Run.Seed), Number(run.Visits[visit].Number), sequence.Tasks[task],
                                                    Number(run.Matrix.Scores[visit][task]),
                                                ]));
        }

        if (data.Baseline is { } baseline)
        {
            yield return ("comparisons", Text(Comparisons, from experiment in data.Experiments
                                                           where experiment != baseline
                                                           from task in data.Tasks
                                                           where experiment.EvaluatedOn(task).Count > 0 && baseline.EvaluatedOn(task).Count > 0
                                                           select Row(BaselineComparison.Of(experiment, baseline, task), baseline.Label)));
        }
    }

    /// <summary>Writes the tables beside a page: <c>report-runs.csv</c> beside <c>report.html</c>.</summary>
    /// <returns>The files.</returns>
    internal static IReadOnlyList<string> Write(ReportData data, string page)
    {
        List<string> files = [];
        foreach ((string name, string text) in Of(data))
        {
            string file = $"{Path.ChangeExtension(page, null)}-{name}.csv";
            Reporter.Save(file, text);
            files.Add(file);
        }

        return files;
    }

    private static string[] Row(string label, RunData run, string counted) =>
    [
        label, run.Task, run.Point, Number(run.Seed), run.State.ToString().ToLowerInvariant(), counted, Number(run.Step), Number(run.Curve?.Score), Number(run.Curve?.Last),
        Number(run.Curve?.Best), Number(run.Curve?.BestStep), Number(run.Curve?.Area), Number(run.Timing.Seconds > 0 ? run.Timing.Seconds : null),
        Number(run.Timing.StepsPerSecond), Number(run.Timing.UpdatesPerSecond), Number(run.Timing.PeakBytes > 0 ? run.Timing.PeakBytes : null),
        run.Record.Program ?? "", run.Record.Commit ?? "", run.Path,
    ];

    private static string[] Row(ExperimentRuns experiment, string task)
    {
        IReadOnlyList<RunData> runs = experiment.EvaluatedOn(task);
        double[] scores = experiment.Scores(task), areas = [.. runs.Select(static run => run.Curve!.Area)];
        StratifiedBootstrap bootstrap = new();
        Interval? score = bootstrap.Of([scores], Aggregate.Mean), iqm = bootstrap.Of([scores], Aggregate.InterquartileMean), area = bootstrap.Of([areas], Aggregate.Mean);
        return
        [
            experiment.Label, task, Number(runs.Count), Number(scores.Average()), Number(Aggregate.Deviation(scores)), Number(score?.Low), Number(score?.High),
            Number(Aggregate.InterquartileMean([scores])), Number(iqm?.Low), Number(iqm?.High), Number(runs.Average(static run => run.Curve!.Last)),
            Number(runs.Average(static run => run.Curve!.Best)), Number(areas.Average()), Number(Aggregate.Deviation(areas)), Number(area?.Low), Number(area?.High),
        ];
    }

    private static string[] Row(TaskSequence sequence, ExperimentRuns experiment, SequenceRun run, int visit)
    {
        VisitValues values = VisitValues.Of(run.Visits, visit, sequence.Low);
        bool ended = visit < run.Finished;

        // The area under half a visit is not comparable with that under a whole one.
        string Ended(double? value) => ended ? Number(value) : "";
        return
        [
            experiment.Label, sequence.Name, Number(run.Run.Seed), Number(values.Visit.Number), sequence.Tasks[values.Visit.Task], ended ? "yes" : "no",
            Number(run.Points[visit][0].Step), Number(run.Points[visit][^1].Step), Number(run.Points[visit].Count), Ended(values.Visit.Area),
            Number(values.Visit.Start), Ended(values.End), Ended(values.ForwardGain), Number(values.Retention), Number(values.Forgetting), Number(values.StepsToRecover),
        ];
    }

    private static string[] Row(BaselineComparison comparison, string baseline) =>
    [
        comparison.Experiment.Label, baseline, comparison.Task, Number(comparison.Seeds), Number(comparison.BaselineSeeds), Number(comparison.Difference),
        Number(comparison.DifferenceInterval?.Low), Number(comparison.DifferenceInterval?.High), Number(comparison.Probability),
        Number(comparison.ProbabilityInterval?.Low), Number(comparison.ProbabilityInterval?.High), Number(comparison.Test.U), Number(comparison.Test.P),
    ];

    private static string Text(string[] heading, IEnumerable<string[]> rows)
    {
        StringBuilder text = new();
        foreach (string[] row in rows.Prepend(heading))
        {
            text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A cell as it stands in a row, in quotes if it needs them.</summary>
    internal static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
