using System;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>What was planned, beside a metric of connections.</summary>
internal static class PlannedLine
{
    /// <summary>The line of an experiment; null for another metric, or if its runs record no plan.</summary>
    internal static FigureSeries? Of(ExperimentRuns experiment, string task, string family, string layer)
    {
        Func<double, double, double>? value = family switch
        {
            "topology/density" => static (live, positions) => live / positions,
            "topology/live" => static (live, _) => live,
            _ => null,
        };
        PlannedGrowth? plan = experiment.On(task).Select(static run => run.Record.Growth).FirstOrDefault(static growth => growth is not null);
        return value is not null && plan is not null && plan.Layers.TryGetValue(layer, out (double Positions, double[] Live) planned)
            ? new($"{experiment.Label}, planned", experiment.Index, plan.Steps, [.. planned.Live.Select(live => value(live, planned.Positions))]) { Planned = true }
            : null;
    }
}
