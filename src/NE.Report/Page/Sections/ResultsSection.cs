using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;
using NE.Report.Statistics;

namespace NE.Report.Page.Sections;

/// <summary>Learning curves and the table of results, task by task.</summary>
internal sealed class ResultsSection : ISection
{
    private const int MostRunPoints = 200;

    private static readonly string[] Heading =
        ["experiment", "seeds", "steps", "score: mean ± sd", "95 % interval of the mean", "IQM", "95 % interval of the IQM", "last", "best", "AUC", "95 % interval of AUC"];

    public string Id => "results";

    public string Title => "Results";

    public bool Has(ReportData data) => data.Runs.Any(static run => run.Curve is not null);

    public void Write(ReportData data, PageWriter page)
    {
        page.Paragraph(
            "Score: the mean of a run's last ten evaluations; last, best, AUC: as in the reference of metrics. An evaluation is the mean undiscounted return of its "
            + $"episodes. Intervals: percentile bootstrap over seeds, {Numbers.Steps(StratifiedBootstrap.DefaultResamples)} resamples. IQM: interquartile mean, "
            + "the mean without the lowest and the highest quarter. Nothing is smoothed.");
        foreach (string task in data.Tasks)
        {
            ExperimentRuns[] experiments = [.. data.Experiments.Where(experiment => experiment.EvaluatedOn(task).Count > 0)];
            if (experiments.Length == 0)
            {
                continue;
            }

            page.Heading(task);
            page.Warnings([.. Warnings(task, experiments)]);
            page.Figure(Curve(task, Array.IndexOf([.. data.Tasks], task), experiments));
            page.Table($"Results on {task}, in units of return", Heading, experiments.Select(experiment => Row(experiment, task)));
        }
    }

    private static IEnumerable<string> Warnings(string task, ExperimentRuns[] experiments)
    {
        foreach (string advice in SeedAdvice.OnIntervals([.. experiments.Select(experiment => (experiment.Label, experiment.EvaluatedOn(task).Count))]))
        {
            yield return advice;
        }

        double[] ends = [.. experiments.SelectMany(experiment => experiment.EvaluatedOn(task)).Select(static run => run.Curve!.Steps[^1])];
        if (ends.Min() < ends.Max())
        {
            yield return $"Runs on {task} are at different steps, {Numbers.Steps(ends.Min())} to {Numbers.Steps(ends.Max())}: scores are those of the last "
                + "evaluations of each run so far.";
        }
    }

    private static string[] Row(ExperimentRuns experiment, string task)
    {
        IReadOnlyList<RunData> runs = experiment.EvaluatedOn(task);
        double[] scores = experiment.Scores(task);
        double[] areas = [.. runs.Select(static run => run.Curve!.Area)];
        StratifiedBootstrap bootstrap = new();
        return
        [
            experiment.Label,
            Numbers.Steps(runs.Count),
            Numbers.Steps(runs.Min(static run => run.Curve!.Steps[^1])),
            Numbers.Spread(scores.Average(), Aggregate.Deviation(scores)),
            Numbers.Text(bootstrap.Of([scores], Aggregate.Mean)),
            Numbers.Text(Aggregate.InterquartileMean([scores])),
            Numbers.Text(bootstrap.Of([scores], Aggregate.InterquartileMean)),
            Numbers.Text(runs.Average(static run => run.Curve!.Last)),
            Numbers.Text(runs.Average(static run => run.Curve!.Best)),
            Numbers.Spread(areas.Average(), Aggregate.Deviation(areas)),
            Numbers.Text(bootstrap.Of([areas], Aggregate.Mean)),
        ];
    }

    /// <summary>The curves of a task.</summary>
    internal static Figure Curve(string task, int index, IReadOnlyList<ExperimentRuns> experiments)
    {
        (ExperimentRuns Experiment, CurveGrid Grid)[] grids =
            [.. experiments.AsParallel().AsOrdered().Select(experiment => (experiment, CurveGrid.Of(experiment.EvaluatedOn(task))))];
        FigureView View(string choice, Func<CurveGrid, CurveBand> draw) => new(
            [choice],
            [
                .. grids.AsParallel().AsOrdered().Where(static pair => pair.Grid.Steps.Length > 0).Select(pair =>
                {
                    CurveBand band = draw(pair.Grid);
                    int seeds = pair.Experiment.EvaluatedOn(task).Count;
                    return new FigureSeries($"{pair.Experiment.Label} ({EvaluationFile.Count(seeds, "seed")})", pair.Experiment.Index, pair.Grid.Steps, band.Centre)
                    {
                        Low = band.Low,
                        High = band.High,
                    };
                }),
            ]);
        FigureView[] views = [.. CurveBand.All.Select(band => View(band.Name, band.Draw))];
        IReadOnlyList<FigureSwitch> shifts = ShiftRows.Marks(experiments, task);
        FigureSeries[] runs = [.. experiments.SelectMany(experiment => experiment.EvaluatedOn(task).Select(run => Line(run, experiment)))];
        string[] notes =
        [
            .. shifts.Count > 0 ? ["Dotted lines: changes of the task, at the steps of the first seed; their values are listed under Shifts."] : (string[])[],
            .. Shortened(task, grids),
            .. grids.Max(static pair => pair.Grid.Left) is > 0 and int left ? [$"Curves are drawn at {CurveGrid.Most} of {CurveGrid.Most + left} steps."] : (string[])[],
            .. experiments.SelectMany(experiment => experiment.EvaluatedOn(task)).Any(static run => run.Evaluations.Count > MostRunPoints)
                ? [$"Lines of single seeds have at most {MostRunPoints} points: lowest and highest of each stretch."]
                : (string[])[],
        ];
        return new($"curve-{index}", $"Learning curves on {task}", "environment steps", "return of evaluations", views)
        {
            Lists = [CurveBand.List],
            Switches = shifts,
            Runs = runs,
            Caption = string.Join(' ', notes),
        };
    }

    // A mean over the seeds that are left would rise or fall where one ends.
    private static IEnumerable<string> Shortened(string task, (ExperimentRuns Experiment, CurveGrid Grid)[] grids) =>
        from pair in grids
        let steps = pair.Grid.Steps
        where steps.Length == 0 || pair.Experiment.EvaluatedOn(task).Any(run => run.Curve!.Steps[^1] > steps[^1])
        select steps.Length == 0
            ? $"{pair.Experiment.Label} has no curve: its seeds were never evaluated at the same step."
            : $"The curve of {pair.Experiment.Label} ends at step {Numbers.Steps(steps[^1])}, the last one at which all its seeds were evaluated.";

    private static FigureSeries Line(RunData run, ExperimentRuns experiment)
    {
        LearningCurve curve = run.Curve!;
        IReadOnlyList<int> kept = Decimation.Indices(curve.Returns, MostRunPoints);
        return new($"{experiment.Label}, seed {run.Seed}", experiment.Index, [.. kept.Select(i => curve.Steps[i])], [.. kept.Select(i => curve.Returns[i])]);
    }
}
