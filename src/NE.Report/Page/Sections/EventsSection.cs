using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>When topology events, resets and interruptions happened.</summary>
internal sealed class EventsSection : ISection
{
    public string Id => "events";

    public string Title => "Events over time";

    public bool Has(ReportData data) => Views(data).Any();

    public void Write(ReportData data, PageWriter page)
    {
        int width = data.Runs.SelectMany(static run => run.Metrics).Where(static pair => MetricName.Of(pair.Key).Family == "topology/grown")
            .Select(static pair => pair.Value.Width).DefaultIfEmpty(1).Max();
        page.Figure(new("timeline", "Events", "environment steps", "kind of event", [.. Views(data)])
        {
            Kind = FigureKind.Marks,
            Lists = ["experiment", "task"],
            Caption = "Of the first seed of each experiment and task. The area of a mark is in proportion to what happened, within its row: connections or units of all layers, "
                + "or events. Topology events are those that the run recorded; other events, which runs do not record, are shown where the declaration puts them."
                + (width > 1 ? string.Create(CultureInfo.InvariantCulture, $" In long runs a mark stands for up to {width} topology events.") : ""),
        });
    }

    private static IEnumerable<FigureView> Views(ReportData data) =>
        from experiment in data.Experiments
        from task in data.Tasks
        let run = experiment.On(task).FirstOrDefault()
        where run is not null
        let rows = EventTimeline.Of(run).Where(static row => row.Marks.Count > 0).ToArray()
        where rows.Length > 0
        select new FigureView(
            [string.Create(CultureInfo.InvariantCulture, $"{experiment.Label}, seed {run.Seed}"), task],
            [.. rows.Select(row => new FigureSeries(row.Name, experiment.Index, [.. row.Marks.Select(static mark => mark.Step)], [.. row.Marks.Select(static mark => mark.Amount)]))]);
}
