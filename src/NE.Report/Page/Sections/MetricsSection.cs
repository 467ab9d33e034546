using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>The metrics of one section of the catalogue: a figure for each family, in which the reader chooses task, network and layer.</summary>
internal sealed class MetricsSection(MetricSection section, string id, string title, string introduction, MetricBudget budget) : ISection
{
    public string Id => id;

    public string Title => title;

    public bool Has(ReportData data) => Families(data).Any();

    public void Write(ReportData data, PageWriter page)
    {
        if (introduction.Length > 0)
        {
            page.Paragraph(introduction);
        }

        page.Paragraph($"Each line is the mean over seeds, its band the lowest to the highest seed. Lines have at most {budget.Points(data)} points; where there are "
            + "more records, a point is the mean of its records.");
        page.Grid(Families(data).AsParallel().AsOrdered().Select(family => Of(data, family)).Where(static figure => figure.Views.Count > 0));
    }

    private IEnumerable<string> Families(ReportData data) => MetricCatalogue.In(
        section,
        data.Runs.SelectMany(static run => run.Metrics.Where(static pair => pair.Value.Points.Count > 0)).Select(static pair => MetricName.Of(pair.Key).Family).Distinct()
            // The learning curves show it already.
            .Where(static family => family is not "eval/return_mean"));

    private Figure Of(ReportData data, string family)
    {
        MetricDescription description = MetricCatalogue.Of(family);
        int most = budget.Points(data);
        List<FigureView> views = [];
        foreach (string task in data.Tasks)
        {
            IEnumerable<string> targets = data.Experiments.SelectMany(experiment => experiment.On(task)).SelectMany(static run => run.Metrics.Keys)
                .Where(name => MetricName.Of(name).Family == family).Select(static name => MetricName.Of(name).Target).Distinct().Order(StringComparer.Ordinal);
            foreach (string target in targets)
            {
                string name = target.Length > 0 ? $"{family}/{target}" : family;
                FigureSeries[] series = [.. data.Experiments.Select(experiment => Series(experiment, task, name, most)).OfType<FigureSeries>()];
                if (series.Length > 0)
                {
                    views.Add(new([task, target], [.. series, .. data.Experiments.Select(experiment => PlannedLine.Of(experiment, task, family, target)).OfType<FigureSeries>()]));
                }
            }
        }

        return new(Identifier(family), description.Title, "environment steps", description.Unit, views)
        {
            Lists = ["task", "network or layer"],
            Caption = views.Any(static view => view.Series.Any(static series => series.Planned)) ? $"{family}; dotted: as planned, without pruning or with pruned connections regrown." : family,
        };
    }

    private static FigureSeries? Series(ExperimentRuns experiment, string task, string name, int most) =>
        MetricGrid.Of(experiment.On(task).Select(run => run.Metrics.GetValueOrDefault(name)).OfType<MetricSeries>(), most) is { } grid
            ? new(experiment.Label, experiment.Index, grid.Steps, grid.Mean)
            {
                // A band of no width says nothing and takes room.
                Low = grid.Low.SequenceEqual(grid.High) ? null : grid.Low,
                High = grid.Low.SequenceEqual(grid.High) ? null : grid.High,
            }
            : null;

    // Families of a user's own may differ in any character: one that an address cannot hold is written as its code.
    private static string Identifier(string family) => "metric-" + string.Concat(family.Select(static letter =>
        char.IsAsciiLetterOrDigit(letter) || letter is '_' ? $"{letter}" : letter is '/' ? "-" : $".{(int)letter:x4}"));
}
