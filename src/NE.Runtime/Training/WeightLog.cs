using System;
using System.IO;
using System.Text.Json;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// <c>weights.jsonl</c>: the distribution of the weights and the mask of every layer, about fifty times in a run, for pictures of how networks
/// change. The file is under the byte contract: a resumed run removes what follows its checkpoint.
/// </summary>
internal sealed class WeightLog : IDisposable
{
    // Most snapshots of a run after that of the untrained networks.
    private const long Most = 50;

    private readonly AppendFile file;
    private readonly JsonLinesFile lines;

    private WeightLog(string path, long length)
    {
        file = new AppendFile(path, length);
        lines = new JsonLinesFile(file);
    }

    /// <summary>Environment steps between two snapshots: those between evaluations, or a multiple of them in a long run.</summary>
    internal static long Every(RunSettings settings) =>
        settings.EvaluateEvery * Math.Max(1, (long)Math.Ceiling((double)settings.Steps / settings.EvaluateEvery / Most));

    /// <summary>Starts an empty log.</summary>
    internal static WeightLog Start(RunFolder folder) => new(folder.Weights, 0);

    /// <summary>Continues the log of a run, up to and with an environment step.</summary>
    internal static WeightLog Resume(RunFolder folder, long step) => new(folder.Weights, LengthUntil(folder.Weights, step));

    /// <summary>Writes a snapshot of one layer.</summary>
    internal void Write(long step, long update, LayerSnapshot layer)
    {
        Utf8JsonWriter writer = lines.Begin();
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", update);
        writer.WriteString("layer", layer.Layer);
        writer.WriteNumber("outputs", layer.Outputs);
        writer.WriteNumber("inputs", layer.Inputs);
        writer.WriteNumber("live", layer.Live);
        if (layer.Weights is { } weights)
        {
            writer.WriteNumber("bin_width", weights.Width);
            writer.WriteNumber("first_bin", weights.First);
            writer.WriteStartArray("counts");
            foreach (long count in weights.Counts)
            {
                writer.WriteNumberValue(count);
            }

            writer.WriteEndArray();
        }

        if (layer.Mask is { } mask)
        {
            writer.WriteNumber("mask_rows", mask.Rows);
            writer.WriteNumber("mask_columns", mask.Columns);
            writer.WriteStartArray("mask_live");
            foreach (int cell in mask.Cells)
            {
                writer.WriteNumberValue(cell);
            }

            writer.WriteEndArray();
        }

        lines.End();
    }

    /// <summary>Flushes everything to disk.</summary>
    internal void Flush() => file.Flush();

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    // The records of a file are in the order of their steps; a run of an earlier version has none.
    private static long LengthUntil(string path, long step)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        int kept = 0;
        while (bytes.AsSpan(kept).IndexOf((byte)'\n') is >= 0 and int length && StepOf(bytes.AsSpan(kept, length)) <= step)
        {
            kept += length + 1;
        }

        return kept;
    }

    private static long StepOf(ReadOnlySpan<byte> line)
    {
        try
        {
            Utf8JsonReader reader = new(line);
            return reader.Read() && reader.Read() && reader.ValueTextEquals("step"u8) && reader.Read() && reader.TryGetInt64(out long step) ? step : long.MaxValue;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return long.MaxValue;
        }
    }
}
