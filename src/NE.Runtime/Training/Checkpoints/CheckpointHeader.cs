using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.Runtime.Training.Checkpoints;

/// <summary>Identifies what a checkpoint belongs to.</summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Task">Name of the task.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Step">Environment steps done.</param>
/// <param name="Program">Hash of the generated program.</param>
/// <param name="Structure">Canonical lines of the declared structure.</param>
/// <param name="Settings">Canonical lines of the run values.</param>
internal sealed record CheckpointHeader(
    string Experiment,
    string Task,
    uint Seed,
    long Step,
    string Program,
    string Structure,
    string Settings)
{
    /// <summary>Format version; a reader rejects any other.</summary>
    internal const int Format = 1;

    /// <summary>The header as strings.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToMetadata() =>
    [
        new("format", Format.ToString(CultureInfo.InvariantCulture)),
        new("experiment", Experiment),
        new("task", Task),
        new("seed", Seed.ToString(CultureInfo.InvariantCulture)),
        new("step", Step.ToString(CultureInfo.InvariantCulture)),
        new("program", Program),
        new("structure", Structure),
        new("settings", Settings),
    ];

    /// <summary>The header of a file.</summary>
    /// <exception cref="CheckpointException">The format version differs.</exception>
    internal static CheckpointHeader FromMetadata(IReadOnlyDictionary<string, string> metadata, string path)
    {
        string Text(string key) => metadata.TryGetValue(key, out string? text)
            ? text
            : throw new CheckpointException($"The checkpoint {path} has no {key} in its header.");

        string format = Text("format");
        return format == Format.ToString(CultureInfo.InvariantCulture)
            ? new CheckpointHeader(
                Text("experiment"),
                Text("task"),
                uint.Parse(Text("seed"), CultureInfo.InvariantCulture),
                long.Parse(Text("step"), CultureInfo.InvariantCulture),
                Text("program"),
                Text("structure"),
                Text("settings"))
            : throw new CheckpointException($"The checkpoint {path} has format {format}; this version reads format {Format}.");
    }

    /// <summary>The lines that differ between two blocks of canonical lines, from both sides.</summary>
    internal static IReadOnlyList<(string Before, string Now)> Differences(string before, string now)
    {
        string[] old = Lines(before);
        string[] current = Lines(now);
        return
        [
            .. old.Except(current).Select(gone => (gone, current.FirstOrDefault(line => Key(line) == Key(gone)) ?? "nothing of " + Key(gone))),
            .. current.Where(line => old.All(other => Key(other) != Key(line))).Select(come => ("nothing of " + Key(come), come)),
        ];
    }

    private static string Key(string line) => line.Split('=')[0].Trim();

    private static string[] Lines(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
