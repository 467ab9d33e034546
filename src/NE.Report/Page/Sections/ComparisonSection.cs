using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Statistics;

namespace NE.Report.Page.Sections;

/// <summary>Experiments against each other: aggregates over tasks, performance profiles, and each against the baseline.</summary>
internal sealed class ComparisonSection : ISection
{
    private const int MostThresholds = 120;
    private const int ProfileResamples = 1_000;

    private static readonly (string Name, Func<IReadOnlyList<double[]>, double> Of)[] Aggregates =
    [
        ("interquartile mean", Aggregate.InterquartileMean), ("mean", Aggregate.Mean), ("median", Aggregate.Median),
        ("optimality gap", static scores => Aggregate.OptimalityGap(scores)),
    ];

    public string Id => "comparison";

    public string Title => "Comparison";

    public bool Has(ReportData data) => data.Experiments.Count(static experiment => experiment.Runs.Any(static run => run.Curve is not null)) > 1;

    public void Write(ReportData data, PageWriter page)
    {
        Against(data, page);
        Overall(data, page);
        page.Figure(Profiles(data));
    }

    private static void Against(ReportData data, PageWriter page)
    {
        if (data.Baseline is not { } baseline)
        {
            page.Paragraph("No baseline was named; with --baseline NAME, every experiment is compared with it: probability of improvement and Mann-Whitney test.");
            return;
        }

        List<BaselineComparison> comparisons =
        [
            .. from experiment in data.Experiments
               where experiment != baseline
               from task in data.Tasks
               where experiment.EvaluatedOn(task).Count > 0 && baseline.EvaluatedOn(task).Count > 0
               select BaselineComparison.Of(experiment, baseline, task),
        ];
        if (comparisons.Count == 0)
        {
            page.Warnings([$"No other experiment has evaluations on a task of the baseline {baseline.Label}."]);
            return;
        }

        page.Heading($"Against {baseline.Label}");
        page.Warnings([.. comparisons.Select(static comparison => SeedAdvice.OnComparison(comparison.Seeds, comparison.BaselineSeeds)).OfType<string>().Distinct()
            .Select(static advice => advice + ", however large the difference looks.")]);
        page.Figure(Improvement(data, baseline, comparisons));
        page.Table(
            $"Each experiment against {baseline.Label}: scores in units of return; {comparisons.Count} comparison{(comparisons.Count == 1 ? "" : "s, p values not corrected for their number")}",
            ["experiment", "task", "seeds", "difference of means", "95 % interval", "P(improvement)", "95 % interval", "Mann-Whitney U", "p, two-sided"],
            comparisons.Select(static comparison => (string[])
            [
                comparison.Experiment.Label, comparison.Task, $"{comparison.Seeds} : {comparison.BaselineSeeds}", Numbers.Text(comparison.Difference),
                Numbers.Text(comparison.DifferenceInterval), Numbers.Share(comparison.Probability), Numbers.Text(comparison.ProbabilityInterval),
                comparison.Test.U.ToString("0.#", CultureInfo.InvariantCulture), Numbers.P(comparison.Test.P),
            ]),
            texts: 2);
    }

    private static Figure Improvement(ReportData data, ExperimentRuns baseline, List<BaselineComparison> comparisons)
    {
        List<FigureView> views = [];
        if (data.Tasks.Count > 1)
        {
            views.Add(new(
                ["mean over tasks"],
                [
                    .. comparisons.GroupBy(static comparison => comparison.Experiment).Select(group =>
                    {
                        string[] tasks = [.. group.Select(static comparison => comparison.Task)];
                        double[][] first = [.. tasks.Select(group.Key.Scores)], second = [.. tasks.Select(baseline.Scores)];
                        string name = tasks.Length == data.Tasks.Count ? group.Key.Label : $"{group.Key.Label} ({string.Join(", ", tasks)})";
                        return Row(name, group.Key.Index, ProbabilityOfImprovement.Of(first, second), new StratifiedBootstrap().Of(first, second, ProbabilityOfImprovement.Of));
                    }),
                ]));
        }

        views.AddRange(comparisons.GroupBy(static comparison => comparison.Task).Select(static group => new FigureView(
            [group.Key],
            [.. group.Select(static comparison => Row(comparison.Experiment.Label, comparison.Experiment.Index, comparison.Probability, comparison.ProbabilityInterval))])));
        return new("improvement", $"Probability of improvement over {baseline.Label}", "probability, 0 to 1", "experiment", views)
        {
            Kind = FigureKind.Intervals,
            Lists = ["task"],
            Mark = 0.5,
            Caption = $"The probability that a run scores above one of {baseline.Label} on the same task, ties half. 95 % bootstrap intervals, stratified by task; the dotted "
                + "line is no difference.",
        };
    }

    private static void Overall(ReportData data, PageWriter page)
    {
        if (Normalisation.Of(data) is not { } normalisation)
        {
            page.Paragraph("Scores are not normalised across tasks: no experiment has runs on all tasks with an evaluation of the untrained networks and a score above it.");
            return;
        }

        (ExperimentRuns Experiment, IReadOnlyList<double[]> Scores)[] all =
            [.. data.Experiments.Select(experiment => (experiment, Scores: normalisation.Scores(experiment)!)).Where(static pair => pair.Scores is not null)];
        page.Heading(normalisation.Tasks.Count > 1 ? "Over all tasks" : "Normalised scores");
        string[] left = [.. data.Experiments.Except(all.Select(static pair => pair.Experiment)).Select(static experiment => experiment.Label)];
        page.Paragraph(
            $"Normalised scores: on each task, 0 is the mean of the untrained networks and 1 the mean score of {normalisation.Reference.Label}. "
            + $"Tasks: {string.Join(", ", normalisation.Tasks)}."
            + (left.Length > 0 ? $" Not on all of these tasks, and therefore left out: {string.Join(", ", left)}." : ""));
        FigureView[] views =
        [
            .. Aggregates.Select(aggregate => new FigureView(
                [aggregate.Name],
                [.. all.Select(pair => Row(pair.Experiment.Label, pair.Experiment.Index, aggregate.Of(pair.Scores), new StratifiedBootstrap().Of(pair.Scores, aggregate.Of)))])),
        ];
        page.Figure(new("aggregates", "Normalised scores", "normalised score", "experiment", views)
        {
            Kind = FigureKind.Intervals,
            Lists = ["aggregate"],
            Caption = "95 % bootstrap intervals, stratified by task. Optimality gap: 1 − the mean of min(score, 1); smaller is better.",
        });
        page.Table(
            "Normalised scores with 95 % intervals",
            ["experiment", "runs", .. Aggregates.SelectMany(static aggregate => (string[])[aggregate.Name, "95 % interval"])],
            all.Select((pair, row) => (string[])
            [
                pair.Experiment.Label,
                Numbers.Steps(pair.Scores.Sum(static runs => runs.Length)),
                .. views.Select(view => view.Series[row]).SelectMany(static series => (string[])
                [
                    Numbers.Text(series.X[0]),
                    Numbers.Text(series.Low is null ? null : new Interval(series.Low[0], series.High![0])),
                ]),
            ]));
    }

    private static Figure Profiles(ReportData data)
    {
        List<FigureView> views = [];
        if (Normalisation.Of(data) is { Tasks.Count: > 1 } normalisation)
        {
            views.Add(Profile("all, normalised", [.. data.Experiments.Select(experiment => (experiment, normalisation.Scores(experiment)))]));
        }

        views.AddRange(data.Tasks.Select(task => Profile(task, [.. data.Experiments.Select(experiment =>
            (experiment, experiment.Scores(task) is { Length: > 0 } scores ? (IReadOnlyList<double[]>)[scores] : null))])));
        return new("profiles", "Performance profiles", "score τ (return, or normalised score for all tasks)", "share of runs with score > τ", [.. views.Where(static view => view.Series.Count > 0)])
        {
            Lists = ["task"],
            Caption = $"Bands: 95 % bootstrap intervals of each point, stratified by task, {ProfileResamples} resamples. A curve further right is better.",
        };
    }

    private static FigureView Profile(string choice, IReadOnlyList<(ExperimentRuns Experiment, IReadOnlyList<double[]>? Scores)> all)
    {
        double[] axis = PerformanceProfile.Axis(all.Where(static pair => pair.Scores is not null).SelectMany(static pair => pair.Scores!).SelectMany(static runs => runs), MostThresholds);
        return new(
            [choice],
            [
                .. all.AsParallel().AsOrdered().Where(static pair => pair.Scores is not null).Select(pair =>
                {
                    double[] Profile(IReadOnlyList<double[]> scores) => [.. axis.Select(tau => PerformanceProfile.Of(scores, tau))];
                    IReadOnlyList<Interval>? band = new StratifiedBootstrap(ProfileResamples).Of(pair.Scores!, Profile);
                    return new FigureSeries(pair.Experiment.Label, pair.Experiment.Index, axis, Profile(pair.Scores!))
                    {
                        Low = band is null ? null : [.. band.Select(static interval => interval.Low)],
                        High = band is null ? null : [.. band.Select(static interval => interval.High)],
                        Steps = true,
                    };
                }),
            ]);
    }

    private static FigureSeries Row(string name, int colour, double value, Interval? interval) => new(name, colour, [value], [0])
    {
        Low = interval is { } ends ? [ends.Low] : null,
        High = interval is { } same ? [same.High] : null,
    };
}
