using System;
using System.Linq;
using NE.Report.Comparing;

namespace NE.Report.Page.Sections;

/// <summary>How many points a line of a metric may have, so that the page stays small however many metrics there are.</summary>
internal sealed class MetricBudget
{
    private const int Fewest = 12, Most = 100;

    // Steps, mean, lowest, highest, about eight characters each.
    private const int BytesOfPoint = 32;

    private const int Bytes = 2_200_000;

    private int? points;

    /// <summary>Points of a line.</summary>
    internal int Points(ReportData data) => points ??= Of(data);

    private static int Of(ReportData data)
    {
        int lines = data.Experiments.Sum(experiment => experiment.Runs.GroupBy(static run => run.Task)
            .Sum(static runs => runs.SelectMany(static run => run.Metrics.Keys).Distinct().Count()));
        return Math.Clamp(Bytes / BytesOfPoint / Math.Max(1, lines), Fewest, Most);
    }
}
