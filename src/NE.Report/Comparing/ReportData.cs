using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>Runs in the order of a report: by experiment and task, without repeated seeds.</summary>
internal sealed class ReportData
{
    private const string OnlyPoint = "default";

    private ReportData(IReadOnlyList<RunData> runs, IReadOnlyList<ExperimentRuns> experiments, ExperimentRuns? baseline, IReadOnlyList<(string Label, RunData Run)> repeated)
    {
        Runs = runs;
        Experiments = experiments;
        Baseline = baseline;
        Repeated = repeated;
        Tasks = [.. runs.Select(static run => run.Task).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>All runs that were found.</summary>
    internal IReadOnlyList<RunData> Runs { get; }

    internal IReadOnlyList<string> Tasks { get; }

    internal IReadOnlyList<ExperimentRuns> Experiments { get; }

    /// <summary>The experiment with which others are compared; null if none was named.</summary>
    internal ExperimentRuns? Baseline { get; }

    /// <summary>Runs that do not count, because another run has their experiment, task and seed and is further, with the experiment's name in the report.</summary>
    internal IReadOnlyList<(string Label, RunData Run)> Repeated { get; }

    /// <summary>Values of a study's grid that all runs have, such as <c>Grow.Every=500</c>; names of experiments omit them.</summary>
    internal IReadOnlyList<string> Shared { get; private init; } = [];

    /// <summary>Arranges runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="baseline">Name of the experiment to compare with, or null.</param>
    /// <exception cref="ReportException">There is no experiment of this name.</exception>
    internal static ReportData Of(IReadOnlyList<RunData> runs, string? baseline = null)
    {
        string[] shared = [.. runs.Select(Values).Aggregate((IEnumerable<string>?)null, static (all, own) => all?.Intersect(own) ?? own) ?? []];
        string Name(RunData run) => $"{run.Experiment} {string.Join(",", Values(run).Except(shared))}".TrimEnd();

        // Runs of one name whose programs differ are different experiments.
        HashSet<string> ambiguous =
        [
            .. runs.Where(static run => run.Record.Program is not null).GroupBy(run => (Name(run), run.Task))
                .Where(static group => group.Select(static run => run.Record.Program).Distinct().Count() > 1).Select(static group => group.Key.Item1),
        ];
        string Label(RunData run) => Name(run) + (ambiguous.Contains(Name(run)) ? $" [{run.Record.Program?[..Math.Min(7, run.Record.Program.Length)] ?? "unknown"}]" : "");
        List<(string Label, RunData Run)> repeated = [];
        List<ExperimentRuns> experiments = [];
        foreach (IGrouping<string, RunData> experiment in runs.GroupBy(Label).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            List<RunData> counted = [];
            foreach (IGrouping<(string, long), RunData> seed in experiment.GroupBy(static run => (run.Task, run.Seed)))
            {
                RunData[] best = [.. seed.OrderByDescending(static run => run.Curve?.Steps[^1] ?? -1).ThenByDescending(static run => run.Step).ThenByDescending(static run => run.Record.Started)];
                counted.Add(best[0]);
                repeated.AddRange(best[1..].Select(run => (experiment.Key, run)));
            }

            experiments.Add(new(experiment.Key, experiments.Count, counted));
        }

        ExperimentRuns? chosen = baseline is null ? null : experiments.FirstOrDefault(experiment => experiment.Label == baseline)
            ?? throw new ReportException(
                $"There is no experiment {baseline} to compare with; the runs are of {string.Join(", ", experiments.Select(static experiment => experiment.Label))}.");
        return new(runs, experiments, chosen, repeated) { Shared = shared };
    }

    // The values of its grid point.
    private static string[] Values(RunData run) => run.Point == OnlyPoint ? [] : run.Point.Split(',');
}
