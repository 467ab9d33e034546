using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>What happened in a run beside its updates, by kind.</summary>
internal static class EventTimeline
{
    /// <summary>Most marks of a declared event.</summary>
    internal const int Most = 120;

    private const string Cadence = ".every";

    // What topology.jsonl records of each event.
    private static readonly (string Family, string Name)[] Recorded =
    [
        ("topology/grown", "connections grown"), ("topology/pruned", "connections pruned"), ("topology/redrawn", "biases redrawn"),
        ("topology/revived", "units revived"),
    ];

    // Their events are recorded; when others happen is only declared.
    private static readonly string[] RecordedParts = ["grow", "rewire"];

    /// <summary>The kinds of events of a run, each with the steps at which it happened and how much it did.</summary>
    internal static IReadOnlyList<EventRow> Of(RunData run) =>
    [
        .. Recorded.Select(kind => Topology(run, kind.Family, kind.Name)),
        .. run.Record.Structure.Where(static line => line.Name.EndsWith(Cadence, StringComparison.Ordinal)).Select(line => Declared(run, line.Name, line.Value)),
        new("resumed with changed values", [.. run.Changes.Select(static change => change.Step).OfType<double>().Distinct().Select(static step => (step, 1.0))]),
        new("ended with an error", run.State == RunState.Failed ? [(run.Step, 1)] : []),
    ];

    private static EventRow Topology(RunData run, string family, string name)
    {
        SortedDictionary<double, double> marks = [];
        foreach (MetricPoint point in run.Metrics.Where(pair => MetricName.Of(pair.Key).Family == family).SelectMany(static pair => pair.Value.Points))
        {
            marks[point.Step] = marks.GetValueOrDefault(point.Step) + point.Sum;
        }

        return new(name, [.. marks.Where(static mark => mark.Value > 0).Select(static mark => (mark.Key, mark.Value))]);
    }

    // Cadences of structure are in updates. Many events make a mark for each group of them.
    private static EventRow Declared(RunData run, string name, string value)
    {
        string part = name[..^Cadence.Length];
        EventRow none = new(part, []);
        if (RecordedParts.Contains(part) || !long.TryParse(value, CultureInfo.InvariantCulture, out long every) || every < 1)
        {
            return none;
        }

        double warmUp = run.Record.Setting("warm-up") ?? 0, perStep = run.Record.Setting("updates-per-step") ?? 1;
        long events = perStep > 0 ? (long)((run.Step - warmUp) * perStep / every) : 0;
        long group = Math.Max(1, (events + Most - 1) / Most);
        return none with
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{part}, declared every {every:N0} updates"),
            Marks = [.. Enumerable.Range(1, (int)Math.Max(0, events / group)).Select(i => (warmUp + Math.Ceiling(i * group * every / perStep), (double)group))],
        };
    }
}
