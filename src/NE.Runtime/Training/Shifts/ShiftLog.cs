using System;
using System.Text.Json;
using NE.Runtime.Environments.Shifts;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training.Shifts;

/// <summary>
/// The changes of a run's shifts, <c>shifts.jsonl</c>: one line per change, byte-identical for the same seed. Like the other logs it is truncated to
/// its length in the checkpoint when a run is resumed.
/// </summary>
internal sealed class ShiftLog : IDisposable
{
    private const string LengthTensor = "run.shifts_length";

    private readonly AppendFile file;
    private readonly JsonLinesFile lines;

    private ShiftLog(RunFolder folder, long length)
    {
        file = new AppendFile(folder.Shifts, length);
        lines = new JsonLinesFile(file);
    }

    /// <summary>Starts an empty log.</summary>
    internal static ShiftLog Start(RunFolder folder) => new(folder, 0);

    /// <summary>Truncates the log to its length in a checkpoint.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="holds">Whether the checkpoint has a tensor; that of a run which had no shifts has no length.</param>
    internal static ShiftLog Resume(RunFolder folder, ITensorReader reader, Predicate<string> holds)
    {
        long[] length = new long[1];
        if (holds(LengthTensor))
        {
            reader.Read(LengthTensor, length);
        }

        return new ShiftLog(folder, length[0]);
    }

    /// <summary>Writes the length to a checkpoint, and flushes the log to disk.</summary>
    internal void Save(ITensorWriter writer)
    {
        file.Flush();
        writer.Write(LengthTensor, [file.Length], 1);
    }

    /// <summary>Writes one change.</summary>
    internal void Write(ShiftChange change)
    {
        Utf8JsonWriter writer = lines.Begin();
        writer.WriteNumber("step", change.Step);
        writer.WriteNumber("episode", change.Episode);
        writer.WriteNumber("segment", change.Segment);
        writer.WriteString("property", change.Shift.Property.ToString());
        writer.WriteString("mode", change.Value.Mode switch
        {
            ShiftMode.Scale => "scale",
            ShiftMode.Set => "set",
            _ => "nominal",
        });
        if (change.Value.Numbers.Count == 1)
        {
            lines.Number("value", change.Value.Numbers[0]);
        }
        else if (change.Value.Mode != ShiftMode.Nominal)
        {
            writer.WriteStartArray("value");
            foreach (double number in change.Value.Numbers)
            {
                writer.WriteNumberValue(number);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartArray("targets");
        foreach (string name in TaskShifts.Names(change.Shift))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteNumber("late", change.Late);
        lines.End();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
