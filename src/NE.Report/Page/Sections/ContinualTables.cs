using System.Collections.Generic;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Statistics;

namespace NE.Report.Page.Sections;

/// <summary>The tables of a sequence of tasks: by experiment, by visit, and the scores of all tasks after each visit.</summary>
internal static class ContinualTables
{
    private static readonly string[] Whole =
        ["experiment", "seeds", "visits", "average performance", "forgetting, all tasks", "forgetting, without the last", "backward transfer"];

    private static readonly string[] ByVisit =
        ["experiment", "visit", "task", "AUC", "s_0", "End", "forward gain", "retention", "visit forgetting", "steps to recover"];

    /// <summary>Writes them.</summary>
    internal static void Write(TaskSequence sequence, PageWriter page)
    {
        SequenceRuns[] ended = [.. sequence.Experiments.Where(static runs => runs.Finished > 0)];
        if (ended.Length == 0)
        {
            page.Paragraph("No visit has ended in all seeds of an experiment, so there is nothing to compare yet.");
            return;
        }

        page.Paragraph(
            "R(v, t) is the score on task t after visit v, and V the last visit. Average performance: the mean over tasks of R(V, t). Forgetting of a "
            + "task: R(its last visit, t) − R(V, t); the mean over all tasks as in Continual World, where the task of the last visit gives 0, and without "
            + "that task as in COOM. Backward transfer: the mean over the same other tasks of R(V, t) − R(the first visit of t, t).");
        page.Table("Kept and lost, in units of return: mean, interval", Whole, ended.Select(Row));
        page.Paragraph(
            "AUC: area under the visit's curve by trapezoids, divided by its steps. s_0: the score before any update of the visit. End: the mean of its last "
            + $"{VisitValues.Last} evaluations without s_0, or of as many as there are. Forward gain: AUC − AUC of the task's first visit. Retention: "
            + "(s_0 − lo) / (End of the task's previous visit − lo), undefined if that visit ended at lo or below; lo is the mean over all runs of the score "
            + "before the first update on the task. Visit forgetting: End of the previous visit − s_0. Steps to recover: until "
            + $"{Numbers.Share(VisitValues.Recovered)} of the way from lo to that End is reached again, interpolated; the mean of the seeds that recovered, "
            + "with their number.");
        page.Table("By visit: mean, interval", ByVisit, ended.SelectMany(runs => Enumerable.Range(0, runs.Finished).Select(visit => Row(sequence, runs, visit))), texts: 3);
        page.Paragraph(
            "R(v, t): the score on each task at the end of each visit, the mean over seeds. The task that was present is framed. The stronger the colour, "
            + "the higher the score among all on that task. The last row is the forgetting of each task.");
        (double Low, double High)[] ranges =
        [
            .. sequence.Tasks.Select((_, task) =>
                Range([.. ended.SelectMany(runs => Enumerable.Range(0, runs.Finished).Select(visit => Mean(runs, visit, task)))])),
        ];
        page.BeginGrid(wide: true);
        foreach (SequenceRuns runs in ended)
        {
            page.Shaded($"R(v, t) of {runs.Label}", ["after visit", .. sequence.Tasks], Matrix(sequence, runs, ranges));
        }

        page.EndGrid();
    }

    private static string[] Row(SequenceRuns runs) =>
    [
        runs.Experiment.Label,
        Numbers.Steps(runs.Runs.Count),
        Numbers.Steps(runs.Finished),
        Cell(runs.Of(run => run.MatrixOf(runs.Finished).AveragePerformance)),
        Cell(runs.Of(run => run.MatrixOf(runs.Finished).MeanForgetting)),
        Cell(runs.Of(run => run.MatrixOf(runs.Finished).MeanForgettingOfOthers)),
        Cell(runs.Of(run => run.MatrixOf(runs.Finished).BackwardTransfer)),
    ];

    private static string[] Row(TaskSequence sequence, SequenceRuns runs, int visit)
    {
        VisitValues[] values = [.. runs.Runs.Select(run => VisitValues.Of(run.Visits, visit, sequence.Low))];
        double[] recovered = [.. values.Select(static value => value.StepsToRecover).OfType<double>()];
        bool returned = values[0].Forgetting is not null;
        return
        [
            runs.Experiment.Label,
            Numbers.Steps(values[0].Visit.Number),
            sequence.Tasks[values[0].Visit.Task],
            Cell([.. values.Select(static value => (double?)value.Visit.Area)]),
            Cell([.. values.Select(static value => (double?)value.Visit.Start)]),
            Cell([.. values.Select(static value => (double?)value.End)]),
            Cell([.. values.Select(static value => value.ForwardGain)]),
            Cell([.. values.Select(static value => value.Retention)]),
            Cell([.. values.Select(static value => value.Forgetting)]),
            !returned ? Numbers.None : recovered.Length == 0 ? "never" : $"{Numbers.Steps(recovered.Average())} ({recovered.Length} of {values.Length})",
        ];
    }

    private static IEnumerable<(string, IReadOnlyList<(string, double?, bool)>)> Matrix(
        TaskSequence sequence, SequenceRuns runs, (double Low, double High)[] ranges)
    {
        for (int visit = 0; visit < runs.Finished; visit++)
        {
            int present = runs.Runs[0].Visits[visit].Task, at = visit;
            yield return (
                Numbers.Steps(runs.Runs[0].Visits[visit].Number),
                [.. sequence.Tasks.Select((_, task) => (Numbers.Text(Mean(runs, at, task)), Share(Mean(runs, at, task), ranges[task]), task == present))]);
        }

        double? Lost(int task) => Mean(runs.Of(run => run.MatrixOf(runs.Finished).Forgetting(task)));
        yield return ("forgetting", [.. sequence.Tasks.Select((_, task) => (Numbers.Text(Lost(task)), (double?)null, false))]);
    }

    private static double? Mean(SequenceRuns runs, int visit, int task) => Mean(runs.Of(run => run.Matrix.Scores[visit][task]));

    private static double? Mean(double?[] values) => values.All(static value => value is not null) ? values.Average() : null;

    private static (double Low, double High) Range(double?[] values) => (values.Min() ?? 0, values.Max() ?? 0);

    private static double? Share(double? value, (double Low, double High) range) =>
        value is { } score && range.High > range.Low ? (score - range.Low) / (range.High - range.Low) : null;

    // Values that are undefined in some seeds are means of the others, and say so.
    private static string Cell(double?[] values)
    {
        double[] known = [.. values.OfType<double>()];
        if (known.Length == 0)
        {
            return Numbers.None;
        }

        string few = known.Length < values.Length ? $", {known.Length} of {values.Length} seeds" : "";
        return new StratifiedBootstrap().Of([known], Aggregate.Mean) is { } interval
            ? $"{Numbers.Text(known.Average())} ({Numbers.Text(interval)}{few})"
            : Numbers.Text(known.Average()) + (few.Length > 0 ? $" ({few[2..]})" : "");
    }
}
