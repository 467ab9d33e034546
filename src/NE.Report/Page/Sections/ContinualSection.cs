using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>Sequences of tasks: the whole curve, the visits of each task on each other, and what was kept and lost.</summary>
internal sealed class ContinualSection : ISection
{
    private const int MostRunPoints = 400, MostVisits = 8;

    public string Id => "continual";

    public string Title => "Continual";

    public bool Has(ReportData data) => TaskSequence.Any(data);

    public void Write(ReportData data, PageWriter page)
    {
        page.Paragraph(
            "One agent learns several tasks in turn. A visit is the time for which one task is present; visits count from 0. A score is the mean return of an "
            + "evaluation. Intervals: 95 % percentile bootstrap over seeds.");
        foreach ((int index, TaskSequence sequence) in TaskSequence.Of(data).Index())
        {
            page.Heading(sequence.Name);
            page.Warnings([.. Warnings(sequence)]);
            SequenceCurves[] curves = [.. sequence.Experiments.Select(SequenceCurves.Of)];
            page.Figure(Whole(sequence, index, curves));
            page.Grid(sequence.Tasks.Select((task, place) => Visits(task, place, index, curves)).Where(static figure => figure.Views.Count > 0));
            ContinualTables.Write(sequence, page);
        }
    }

    private static IEnumerable<string> Warnings(TaskSequence sequence)
    {
        foreach (string advice in SeedAdvice.OnIntervals([.. sequence.Experiments.Select(static runs => (runs.Experiment.Label, runs.Runs.Count))]))
        {
            yield return advice;
        }

        int[] ended = [.. sequence.Experiments.SelectMany(static runs => runs.Runs).Select(static run => run.Finished)];
        if (ended.Min() < ended.Max())
        {
            yield return $"Runs have ended different numbers of visits, {ended.Min()} to {ended.Max()}: of each experiment those count that all its seeds "
                + "have ended.";
        }
    }

    private static Figure Whole(TaskSequence sequence, int index, SequenceCurves[] curves)
    {
        SequenceRun longest = sequence.Experiments.SelectMany(static runs => runs.Runs).MaxBy(static run => run.Visits.Count)!;
        return new(
            $"sequence-{index}",
            "The whole sequence",
            "environment steps",
            "return of the present task",
            [
                .. CurveBand.All.Select((band, way) =>
                    new FigureView([band.Name], [.. curves.Where(static one => one.Grids.Count > 0).Select(one => Line(one, way))])),
            ])
        {
            Lists = [CurveBand.List],
            Runs = [.. sequence.Experiments.SelectMany(static runs => runs.Runs.Select(run => Line(run, runs.Experiment)))],
            Switches = [.. longest.Visits.Select((visit, place) => new FigureSwitch(longest.Points[place][0].Step, sequence.Tasks[visit.Task]))],
            Caption = "The evaluations of the task that is present, as far as all seeds of an experiment are. Dotted lines are switches: there the last "
                + "evaluation of one task and s_0 of the next, before any update on it, stand at the same step. Tasks have returns of different size.",
        };
    }

    private static FigureSeries Line(SequenceCurves curves, int way)
    {
        CurveBand band = CurveBand.Joined([.. curves.Bands[way]]);
        return new(curves.Runs.Label, curves.Runs.Experiment.Index, [.. curves.Grids.SelectMany(static grid => grid.Steps)], band.Centre)
        {
            Low = band.Low,
            High = band.High,
        };
    }

    private static FigureSeries Line(SequenceRun run, ExperimentRuns experiment)
    {
        EvaluationPoint[] points = [.. run.Points.SelectMany(static visit => visit)];
        IReadOnlyList<int> kept = Decimation.Indices([.. points.Select(static point => point.Mean)], MostRunPoints);
        return new($"{experiment.Label}, seed {run.Run.Seed}", experiment.Index, [.. kept.Select(i => points[i].Step)], [.. kept.Select(i => points[i].Mean)]);
    }

    private static Figure Visits(string task, int place, int index, SequenceCurves[] curves)
    {
        int[][] visits =
        [
            .. curves.Select(one => Enumerable.Range(0, one.Grids.Count)
                .Where(visit => one.Runs.Runs[0].Visits[visit].Task == place && one.Grids[visit].Steps.Length > 0).ToArray()),
        ];
        int most = visits.Max(static all => all.Length);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"visits-{index}-{place}"),
            task,
            "environment steps of the visit",
            "return",
            [
                .. curves.Zip(visits).Where(static pair => pair.Second.Length > 0).SelectMany(pair => CurveBand.All.Select((band, way) => new FigureView(
                    [pair.First.Runs.Label, band.Name],
                    [.. Spread(pair.Second.Length).Select(i => Line(pair.First, way, pair.Second[i], (i, most)))]))),
            ])
        {
            Lists = ["experiment", CurveBand.List],
            Caption = "Each visit of the task from its beginning, so that later ones can be compared with the first, which is orange. Of the blue ones, "
                + "the later stand out more." + (most > MostVisits ? $" {MostVisits} of {most} visits." : ""),
        };
    }

    // The first, the last, and some between them.
    private static IEnumerable<int> Spread(int visits) =>
        Enumerable.Range(0, Math.Min(visits, MostVisits)).Select(i => visits <= MostVisits ? i : i * (visits - 1) / (MostVisits - 1));

    private static FigureSeries Line(SequenceCurves curves, int way, int visit, (int Place, int Places) order)
    {
        CurveBand band = curves.Bands[way][visit];
        double[] steps = curves.Grids[visit].Steps;
        return new(
            $"visit {curves.Runs.Runs[0].Visits[visit].Number}{(visit < curves.Runs.Finished ? "" : " so far")}",
            curves.Runs.Experiment.Index,
            [.. steps.Select(step => step - curves.Runs.Runs[0].Points[visit][0].Step)],
            band.Centre)
        {
            Low = band.Low,
            High = band.High,
            Order = order,
        };
    }
}
