using System;
using System.Text.Json;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>The log of times and rates of one run, <c>timing.jsonl</c>; not byte-identical between runs.</summary>
internal sealed class TimingLog : IDisposable
{
    private readonly AppendFile file;
    private readonly JsonLinesFile lines;

    /// <summary>Opens or continues the log of a folder.</summary>
    internal TimingLog(RunFolder folder)
    {
        file = new AppendFile(folder.Timing, -1);
        lines = new JsonLinesFile(file);
    }

    /// <summary>Writes the contents of a record.</summary>
    internal void Write(DateTimeOffset now, long step, long update, MetricRecord record)
    {
        Utf8JsonWriter writer = lines.Begin();
        writer.WriteString("time", now);
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", update);
        foreach ((string name, double value) in record.Values)
        {
            lines.Number(name, value);
        }

        lines.End();
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
