using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>What ran: programs, commits, machines, and how experiments differ.</summary>
internal sealed class ExperimentsSection : ISection
{
    public string Id => "declarations";

    public string Title => "Experiments";

    public bool Has(ReportData data) => data.Runs.Any(static run => run.Record.Program is not null);

    public void Write(ReportData data, PageWriter page)
    {
        ExperimentRuns[] recorded = [.. data.Experiments.Where(static experiment => experiment.Runs.Any(static run => run.Record.Program is not null))];
        page.Table(
            "Programs and machines",
            ["experiment", "program hash", "commit", "version", "machine", "started"],
            recorded.Select(static experiment => (string[])
            [
                experiment.Label,
                Distinct(experiment, static run => Short(run.Record.Program)),
                Distinct(experiment, static run => Short(run.Record.Commit)),
                Distinct(experiment, static run => Value(run.Record.Versions, "ne")),
                Distinct(experiment, static run => string.Join(", ", new[] { "processor", "vectors", "device" }.Select(name => Value(run.Record.Hardware, name)).OfType<string>())),
                experiment.Runs.Min(static run => run.Record.Started) is { } started ? string.Create(CultureInfo.InvariantCulture, $"{started:yyyy-MM-dd HH:mm} UTC") : Numbers.None,
            ]),
            texts: 6);
        ExperimentRuns reference = recorded.FirstOrDefault(experiment => experiment == data.Baseline) ?? recorded[0];
        string[][] differences = [.. recorded.Where(experiment => experiment != reference).SelectMany(experiment => Differences(experiment, reference))];
        if (recorded.Length > 1)
        {
            page.Table($"Differences from {reference.Label}", ["experiment", "value", reference.Label, "here"], differences, texts: 4);
        }

        page.Warnings([.. data.Runs.SelectMany(static run => run.Changes.Select(change => $"{run.Path}: {change.Text} when it was resumed"))]);
        foreach (ExperimentRuns experiment in recorded)
        {
            RunRecord record = experiment.Runs.First(static run => run.Record.Program is not null).Record;
            Text(page, $"{experiment.Label}: declaration as C#", record.CSharp);
            Text(page, $"{experiment.Label}: declaration as YAML", record.Yaml);
            Text(page, $"{experiment.Label}: plan of its networks", record.Plan);
            page.Details(
                $"{experiment.Label}: everything that was declared, with defaults",
                string.Join('\n', record.Structure.Select(static line => line.Value.Length > 0 ? $"{line.Name} = {line.Value}" : line.Name)
                    .Concat(["", "run values:"]).Concat(record.Settings.Select(static setting => $"{setting.Name} = {setting.Value}"))
                    .Concat(["", $"command line: {record.CommandLine}", $"program: {record.Program}", $"commit: {record.Commit ?? "unknown"}"])));
        }
    }

    private static void Text(PageWriter page, string title, string? text)
    {
        if (text is not null)
        {
            page.Details(title, text);
        }
    }

    private static IEnumerable<string[]> Differences(ExperimentRuns experiment, ExperimentRuns reference)
    {
        Dictionary<string, string> here = Values(experiment), there = Values(reference);
        return here.Keys.Union(there.Keys).Where(name => here.GetValueOrDefault(name) != there.GetValueOrDefault(name))
            .Select(name => (string[])[experiment.Label, name, there.GetValueOrDefault(name) ?? Numbers.None, here.GetValueOrDefault(name) ?? Numbers.None]);
    }

    // Of the first run: those of other tasks differ in what belongs to the task.
    private static Dictionary<string, string> Values(ExperimentRuns experiment)
    {
        RunRecord record = experiment.Runs.First(static run => run.Record.Program is not null).Record;
        Dictionary<string, string> values = [];
        foreach ((string name, string value) in record.Structure.Concat(record.Settings))
        {
            values[name] = value;
        }

        return values;
    }

    private static string Distinct(ExperimentRuns experiment, Func<RunData, string?> value) =>
        string.Join("; ", experiment.Runs.Select(value).Select(static text => text ?? "unknown").Distinct());

    private static string? Short(string? hash) => hash?[..Math.Min(12, hash.Length)];

    private static string? Value(IReadOnlyList<(string Name, string Value)> pairs, string name) => pairs.FirstOrDefault(pair => pair.Name == name).Value;
}
