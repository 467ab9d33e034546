using System.Buffers;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NE.Runtime.Telemetry;

/// <summary>A file of JSON objects, one per line. A record is a single write, so a killed process leaves complete lines.</summary>
/// <param name="file">The file to append to.</param>
internal sealed class JsonLinesFile(AppendFile file)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> line = new(512);
    private readonly Utf8JsonWriter writer = new(Stream.Null, Options);

    /// <summary>Starts a record; end it with <see cref="End"/>.</summary>
    internal Utf8JsonWriter Begin()
    {
        line.ResetWrittenCount();
        writer.Reset(line);
        writer.WriteStartObject();
        return writer;
    }

    /// <summary>Ends the record and writes its line.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    internal void End()
    {
        writer.WriteEndObject();
        writer.Flush();
        line.Write("\n"u8);
        file.Append(line.WrittenSpan);
    }

    /// <summary>Writes a number, or null for one that JSON cannot represent.</summary>
    internal void Number(string name, double value)
    {
        if (double.IsFinite(value))
        {
            writer.WriteNumber(name, value);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
