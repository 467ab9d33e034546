using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>Reads <c>shifts.jsonl</c>: one change of the task per line.</summary>
internal static class ShiftFile
{
    /// <summary>The name of the file.</summary>
    internal const string Name = "shifts.jsonl";

    /// <summary>The changes of a file by step; none if there is no file, because most tasks do not change.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives a sentence for everything that could not be used.</param>
    internal static IReadOnlyList<ShiftRecord> Read(string path, ICollection<string> problems)
    {
        if (RunFile.CompleteLines(path, out bool cut) is not { } bytes)
        {
            return [];
        }

        if (cut)
        {
            problems.Add($"The last line of {Name} is incomplete and is left out.");
        }

        List<ShiftRecord> shifts = [];
        int unreadable = 0;
        foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using JsonDocument shift = JsonDocument.Parse(line);
                shifts.Add(Shift(shift.RootElement));
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                unreadable++;
            }
        }

        if (unreadable > 0)
        {
            problems.Add($"{EvaluationFile.Count(unreadable, "line")} of {Name} cannot be read and {(unreadable == 1 ? "is" : "are")} left out.");
        }

        return shifts;
    }

    private static ShiftRecord Shift(JsonElement shift) => new(
        shift.GetProperty("step").GetDouble(),
        shift.GetProperty("segment").GetInt64(),
        shift.GetProperty("property").GetString() ?? throw new FormatException("A shift changes a property."),
        shift.GetProperty("mode").GetString() ?? throw new FormatException("A shift has a mode."),
        !shift.TryGetProperty("value", out JsonElement value) ? []
            : value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(static number => number.GetDouble())] : [value.GetDouble()]);
}
