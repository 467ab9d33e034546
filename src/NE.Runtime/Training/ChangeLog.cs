using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NE.Runtime.Training;

/// <summary>Run values that changed when a run was resumed, in <c>changes.jsonl</c>. It stands outside the byte contract.</summary>
internal static class ChangeLog
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a line per changed value. Lines of this step and later ones are of parts of the run that are done again.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="step">Environment step from which the new values hold.</param>
    /// <param name="changes">Canonical lines before and now.</param>
    internal static void Append(RunFolder folder, long step, IReadOnlyList<(string Before, string Now)> changes)
    {
        string[] earlier = File.Exists(folder.Changes) ? File.ReadAllLines(folder.Changes) : [];
        string[] lines = [.. earlier.Where(line => StepOf(line) < step), .. changes.Select(change => Line(step, change))];
        if (!lines.SequenceEqual(earlier))
        {
            SmallFile.Replace(folder.Changes, string.Concat(lines.Select(static line => line + "\n")));
        }
    }

    // A line that is none of ours is kept.
    private static long StepOf(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty("step").GetInt64();
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return -1;
        }
    }

    private static string Line(long step, (string Before, string Now) change)
    {
        using MemoryStream line = new();
        using (Utf8JsonWriter writer = new(line, Options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("step", step);
            writer.WriteString("before", change.Before);
            writer.WriteString("now", change.Now);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
    }
}
