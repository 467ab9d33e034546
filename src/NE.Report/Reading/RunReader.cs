using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>
/// Reads the files of a run folder (docs/reference/cli.md, Run folder), or a single kept <c>eval.csv</c>. What is missing or damaged is
/// reported with the run, and the rest is read.
/// </summary>
internal static class RunReader
{
    private const string SeedPrefix = "seed-";

    // Fields of topology.jsonl that metrics.md describes as metrics under other names.
    private static readonly Dictionary<string, string> EventFamilies = new()
    {
        ["live"] = "topology/live",
        ["density"] = "topology/density",
        ["grown"] = "topology/grown",
        ["pruned"] = "topology/pruned",
        ["without_inputs"] = "topology/without_inputs",
        ["unrecoverable"] = "topology/unrecoverable",
        ["carry"] = "topology/carry",
        ["redrawn"] = "topology/redrawn",
        ["revived"] = "topology/revived",
        ["output_change"] = "topology/output_change",
        ["dormant"] = "topology/dormant_units",
        ["after_1/alive"] = "newborn/alive_1",
        ["after_10/alive"] = "newborn/alive_10",
        ["after_1/moved"] = "newborn/moved_1",
        ["after_10/moved"] = "newborn/moved_10",
        ["after_1/gradient_ratio"] = "newborn/gradient_ratio_1",
        ["after_10/gradient_ratio"] = "newborn/gradient_ratio_10",
    };

    /// <summary>Reads a run.</summary>
    /// <param name="path">A run folder, or a file of evaluations.</param>
    /// <param name="evaluationsOnly">Leaves metrics and events out, which takes most of the time.</param>
    internal static RunData Read(string path, bool evaluationsOnly = false)
    {
        List<string> problems = [];
        bool kept = File.Exists(path);
        string folder = kept ? System.IO.Path.ChangeExtension(path, null) : path;
        RunRecord record = new();
        IReadOnlyList<EvaluationPoint> evaluations = [];
        Dictionary<string, MetricSeries> metrics = [];
        RunTiming timing = new();
        string? failure = null;
        IReadOnlyList<RunChange> changes = [];
        IReadOnlyList<TaskEvaluation> tasks = [];
        IReadOnlyList<ShiftRecord> shifts = [];
        Try(kept ? path : At("eval.csv"), file => evaluations = EvaluationFile.Read(file, problems));
        if (!kept)
        {
            Try(At("run.json"), _ => record = RunRecord.Read(path, problems));
            Try(At("failed"), file => failure = RunFile.Bytes(file) is { } text ? System.Text.Encoding.UTF8.GetString(text).Trim() : null);
            Try(At("changes.jsonl"), file => changes = Changes(file));
        }

        string At(string name) => System.IO.Path.Combine(path, name);
        void Try(string file, Action<string> read)
        {
            try
            {
                read(file);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                problems.Add($"{System.IO.Path.GetFileName(file)} cannot be read ({fault.Message.TrimEnd('.')}).");
            }
        }

        if (!kept && !evaluationsOnly)
        {
            Try(At("metrics.jsonl"), file => ReadMetrics(file, metrics, problems));
            Try(At("topology.jsonl"), file => ReadTopology(file, metrics, problems));
            Try(At(TaskFile.Name), file => tasks = TaskFile.Read(file, problems));
            Try(At(ShiftFile.Name), file => shifts = ShiftFile.Read(file, problems));
            Try(At("timing.jsonl"), file => timing = RunTiming.Read(file, problems));
            foreach ((string name, MetricSeries series) in metrics.Where(static pair => pair.Value.NotFinite > 0))
            {
                problems.Add($"{series.NotFinite} of {series.Records} values of {name} are not numbers and are left out.");
            }
        }

        (string task, string experiment, string point, long seed) = Names(folder, grid: !kept);
        double step = Math.Max(
            evaluations.Count > 0 ? evaluations[^1].Step : 0,
            metrics.Values.Where(static series => series.Points.Count > 0).Select(static series => series.Points[^1].Step).DefaultIfEmpty(0).Max());
        return new()
        {
            Path = path,
            Task = record.Task ?? task,
            Experiment = record.Experiment ?? experiment,
            Point = point,
            Seed = record.Seed ?? seed,
            State = kept ? RunState.Kept : RunStates.Of(path, failure),
            Failure = failure,
            Step = step,
            Written = File.GetLastWriteTimeUtc(kept ? path : File.Exists(At("metrics.jsonl")) ? At("metrics.jsonl") : At("eval.csv")),
            Record = record,
            Evaluations = evaluations,
            Tasks = tasks,
            Shifts = shifts,
            Metrics = metrics,
            Timing = timing,
            Weights = !kept && File.Exists(At(WeightFile.Name)) ? At(WeightFile.Name) : null,
            Changes = changes,
            Problems = problems,
        };
    }

    private static void ReadMetrics(string path, Dictionary<string, MetricSeries> metrics, List<string> problems)
    {
        Dictionary<string, MetricSeries>.AlternateLookup<ReadOnlySpan<char>> lookup = metrics.GetAlternateLookup<ReadOnlySpan<char>>();
        JsonLines.Read(path, problems, (step, name, _, value) =>
        {
            if (name is "update")
            {
                return;
            }

            if (!lookup.TryGetValue(name, out MetricSeries? series))
            {
                metrics[name.ToString()] = series = new();
            }

            series.Add(step, value);
        });
    }

    private static void ReadTopology(string path, Dictionary<string, MetricSeries> metrics, List<string> problems)
    {
        // Densities are in the metrics too; those of events would double their points.
        bool reported = metrics.Keys.Any(static name => name.StartsWith("topology/density/", StringComparison.Ordinal));
        Dictionary<(string Field, string Subject), MetricSeries> events = [];
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> families = EventFamilies.GetAlternateLookup<ReadOnlySpan<char>>();
        JsonLines.Read(path, problems, (step, name, subject, value) =>
        {
            if (!families.TryGetValue(name, out string? family) || (reported && name is "density"))
            {
                return;
            }

            if (!events.TryGetValue((family, subject), out MetricSeries? series))
            {
                events[(family, subject)] = series = new();
            }

            series.Add(step, value);
        });
        foreach (((string family, string subject), MetricSeries series) in events)
        {
            metrics.TryAdd($"{family}/{subject}", series);
        }
    }

    // <task>/<experiment>/<point>/seed-<n>, or <task>/<experiment>/seed-<n> for evaluations that were kept.
    private static (string Task, string Experiment, string Point, long Seed) Names(string folder, bool grid)
    {
        string[] parts = System.IO.Path.GetFullPath(folder).Split(System.IO.Path.DirectorySeparatorChar);
        string Part(int fromEnd, string otherwise) => parts.Length >= fromEnd && parts[^fromEnd].Length > 0 ? parts[^fromEnd] : otherwise;
        string last = Part(1, "");
        long seed = last.StartsWith(SeedPrefix, StringComparison.Ordinal)
            && long.TryParse(last.AsSpan(SeedPrefix.Length), CultureInfo.InvariantCulture, out long number) ? number : 0;
        return (Part(grid ? 4 : 3, "unknown task"), Part(grid ? 3 : 2, "unknown experiment"), grid ? Part(2, "default") : "default", seed);
    }

    private static IReadOnlyList<RunChange> Changes(string path)
    {
        if (RunFile.CompleteLines(path, out _) is not { } bytes)
        {
            return [];
        }

        List<RunChange> changes = [];
        foreach (string line in System.Text.Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using JsonDocument change = JsonDocument.Parse(line);
                long step = change.RootElement.GetProperty("step").GetInt64();
                changes.Add(new(step, string.Create(
                    CultureInfo.InvariantCulture,
                    $"from step {step:N0}: {change.RootElement.GetProperty("before")} became {change.RootElement.GetProperty("now")}")));
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                changes.Add(new(null, line));
            }
        }

        return changes;
    }
}
