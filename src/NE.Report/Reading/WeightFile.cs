using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace NE.Report.Reading;

/// <summary>Reads <c>weights.jsonl</c>: histograms and masks by layer and step (docs/reference/metrics.md).</summary>
internal static class WeightFile
{
    /// <summary>Its name in a run folder.</summary>
    internal const string Name = "weights.jsonl";

    // A trainer writes at most 64 blocks and 40 bins; a file with far more is not one of its.
    private const int MostBlocks = 1024, MostBins = 4096;

    /// <summary>The records of a file, in its order.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives a sentence for everything that could not be used.</param>
    internal static IReadOnlyList<LayerWeights> Read(string path, ICollection<string> problems)
    {
        try
        {
            return RunFile.CompleteLines(path, out bool cut) is { } bytes ? Records(bytes, cut, problems) : [];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{Name} cannot be read ({fault.Message.TrimEnd('.')}).");
            return [];
        }
    }

    private static List<LayerWeights> Records(byte[] bytes, bool cut, ICollection<string> problems)
    {
        if (cut)
        {
            problems.Add($"The last line of {Name} is incomplete and is left out.");
        }

        List<LayerWeights> records = [];
        int unreadable = 0;
        for (int start = 0; start < bytes.Length;)
        {
            int length = bytes.AsSpan(start).IndexOf((byte)'\n');
            try
            {
                using JsonDocument line = JsonDocument.Parse(bytes.AsMemory(start, length));
                records.Add(Record(line.RootElement));
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                unreadable++;
            }

            start += length + 1;
        }

        if (unreadable > 0)
        {
            problems.Add($"{unreadable} line{(unreadable == 1 ? "" : "s")} of {Name} cannot be read and {(unreadable == 1 ? "is" : "are")} left out.");
        }

        return records;
    }

    private static LayerWeights Record(JsonElement line)
    {
        LayerWeights record = new(
            line.GetProperty("step").GetDouble(), line.GetProperty("layer").GetString()!, line.GetProperty("outputs").GetInt32(), line.GetProperty("inputs").GetInt32(),
            line.GetProperty("live").GetInt64());
        if (line.TryGetProperty("counts", out JsonElement counts))
        {
            record = record with
            {
                BinWidth = line.GetProperty("bin_width").GetDouble(),
                FirstBin = line.GetProperty("first_bin").GetInt64(),
                Counts = [.. counts.EnumerateArray().Select(static count => count.GetInt64())],
            };
        }

        if (line.TryGetProperty("mask_live", out JsonElement cells))
        {
            record = record with
            {
                Rows = line.GetProperty("mask_rows").GetInt32(),
                Columns = line.GetProperty("mask_columns").GetInt32(),
                Cells = [.. cells.EnumerateArray().Select(static cell => cell.GetInt32())],
            };
        }

        bool sound = double.IsFinite(record.Step) && record is { Outputs: > 0, Inputs: > 0, Live: >= 0 }
            && (record.Counts.Length == 0 || (record.BinWidth > 0 && double.IsFinite(record.BinWidth) && record.Counts.Length <= MostBins))
            && record.Rows <= Math.Min(record.Outputs, MostBlocks) && record.Columns <= Math.Min(record.Inputs, MostBlocks)
            && record.Cells.Length == record.Rows * record.Columns;
        return sound ? record : throw new FormatException("Sizes and numbers do not agree.");
    }
}
