using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NE.Runtime.Training;

/// <summary>Run values that changed when a run was resumed, in <c>changes.jsonl</c>. It stands outside the byte contract.</summary>
internal static class ChangeLog
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Adds a line per changed value.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="step">Environment step from which the new values hold.</param>
    /// <param name="changes">Canonical lines before and now.</param>
    internal static void Append(RunFolder folder, long step, IReadOnlyList<(string Before, string Now)> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        using FileStream file = new(folder.Changes, FileMode.Append, FileAccess.Write);
        foreach ((string before, string now) in changes)
        {
            using (Utf8JsonWriter writer = new(file, Options))
            {
                writer.WriteStartObject();
                writer.WriteNumber("step", step);
                writer.WriteString("before", before);
                writer.WriteString("now", now);
                writer.WriteEndObject();
            }

            file.Write(Encoding.ASCII.GetBytes("\n"));
        }
    }
}
