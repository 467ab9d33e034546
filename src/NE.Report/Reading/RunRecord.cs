using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>What <c>run.json</c> says of a run; every part may be missing in a file of another version.</summary>
internal sealed record RunRecord
{
    internal string? Experiment { get; init; }

    internal string? Task { get; init; }

    internal long? Seed { get; init; }

    internal string? CommandLine { get; init; }

    internal DateTimeOffset? Started { get; init; }

    /// <summary>Hash of the generated program.</summary>
    internal string? Program { get; init; }

    internal string? Commit { get; init; }

    /// <summary>Run values by name.</summary>
    internal IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>Lines <c>name = value</c> of what is compiled into the program.</summary>
    internal IReadOnlyList<(string Name, string Value)> Structure { get; init; } = [];

    /// <summary>The declaration as C#; null in a record of an earlier version.</summary>
    internal string? CSharp { get; init; }

    /// <summary>The declaration as YAML.</summary>
    internal string? Yaml { get; init; }

    /// <summary>The table of layers, shapes and live weights.</summary>
    internal string? Plan { get; init; }

    /// <summary>How layers are planned to grow.</summary>
    internal PlannedGrowth? Growth { get; init; }

    internal IReadOnlyList<(string Name, string Value)> Versions { get; init; } = [];

    internal IReadOnlyList<(string Name, string Value)> Hardware { get; init; } = [];

    /// <summary>Environment steps that the experiment declares.</summary>
    internal double? DeclaredSteps => Setting("steps");

    /// <summary>A run value; null if there is none of this name.</summary>
    internal double? Setting(string name) => Settings.FirstOrDefault(setting => setting.Name == name).Value is { } text
        && double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value : null;

    /// <summary>Reads the record of a run folder; an empty one if it is missing or damaged.</summary>
    internal static RunRecord Read(string folder, ICollection<string> problems)
    {
        if (RunFile.Bytes(Path.Combine(folder, "run.json")) is not { } bytes)
        {
            problems.Add("There is no run.json: names are those of the folders, and program, commit and machine are unknown.");
            return new();
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(bytes);
            return Of(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            problems.Add("run.json is damaged: names are those of the folders, and program, commit and machine are unknown.");
            return new();
        }
    }

    private static RunRecord Of(JsonElement root)
    {
        string? Text(string name) => root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        IReadOnlyList<(string, string)> Pairs(string name) =>
            root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object
                ? [.. value.EnumerateObject().Select(static pair => (pair.Name, Shown(pair.Value)))]
                : [];
        string? Declared(string form) => root.TryGetProperty("declaration", out JsonElement forms) && forms.ValueKind == JsonValueKind.Object
            && forms.TryGetProperty(form, out JsonElement text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
        return new()
        {
            CSharp = Declared("csharp"),
            Yaml = Declared("yaml"),
            Plan = Text("plan"),
            Growth = root.TryGetProperty("growth", out JsonElement growth) ? PlannedGrowth.Of(growth) : null,
            Experiment = Text("experiment"),
            Task = Text("task"),
            Seed = root.TryGetProperty("seed", out JsonElement seed) && seed.TryGetInt64(out long number) ? number : null,
            CommandLine = Text("command_line"),
            Started = root.TryGetProperty("started", out JsonElement started) && started.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null,
            Program = Text("program"),
            Commit = Text("commit"),
            Settings = Pairs("settings"),
            Structure = root.TryGetProperty("structure", out JsonElement lines) && lines.ValueKind == JsonValueKind.Array
                ? [.. lines.EnumerateArray().Select(static line => Split(line.ToString()))]
                : [],
            Versions = Pairs("versions"),
            Hardware = Pairs("hardware"),
        };
    }

    // Numbers in one form, so that equal ones are equal however they were written.
    private static string Shown(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture)
        : value.ToString();

    private static (string, string) Split(string line) => line.Split(" = ", 2) is [{ } name, { } value] ? (name, value) : (line, "");
}
