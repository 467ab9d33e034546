using System;
using System.Buffers.Binary;
using System.IO;
using System.Numerics;
using System.Text;

namespace NE.Runtime.Telemetry;

/// <summary>
/// A TensorBoard event file: records framed by length and masked CRC-32C (the TFRecord format), each a protocol-buffer message
/// <c>Event</c> with the wall time, the step, and a scalar or a note about the session.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const uint MaskDelta = 0xA282EAD8;

    // Field numbers and wire types of tensorflow/core/util/event.proto and framework/summary.proto: (field << 3) | type.
    private const byte EventWallTime = (1 << 3) | 1;
    private const byte EventStep = (2 << 3) | 0;
    private const byte EventFileVersion = (3 << 3) | 2;
    private const byte EventSummary = (5 << 3) | 2;
    private const byte EventSessionLog = (7 << 3) | 2;
    private const byte SessionLogStatus = (1 << 3) | 0;
    private const byte SessionLogStart = 1;
    private const byte SummaryValue = (1 << 3) | 2;
    private const byte ValueTag = (1 << 3) | 2;
    private const byte ValueSimple = (2 << 3) | 5;

    private readonly FileStream stream;
    private byte[] buffer = new byte[512];

    /// <summary>Makes a new file in a folder.</summary>
    /// <param name="folder">The folder; a resumed run adds a file of its own.</param>
    /// <param name="step">Environment step the run starts at; TensorBoard hides later points of earlier files.</param>
    /// <param name="now">Wall time.</param>
    internal EventFile(string folder, long step, DateTimeOffset now)
    {
        string name = $"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}";
        stream = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 16 << 10);
        int at = Begin(0, now);
        Record(Text(at, EventFileVersion, "brain.Event:2"));
        at = Begin(step, now);
        buffer[at++] = EventSessionLog;
        buffer[at++] = 2;
        buffer[at++] = SessionLogStatus;
        buffer[at++] = SessionLogStart;
        Record(at);
        stream.Flush();
    }

    /// <summary>Writes a scalar.</summary>
    /// <param name="name">The tag; the part before the slash groups charts.</param>
    /// <param name="value">The value, rounded to single precision.</param>
    /// <param name="step">Environment steps done.</param>
    /// <param name="now">Wall time.</param>
    internal void Scalar(string name, double value, long step, DateTimeOffset now)
    {
        int nameBytes = Encoding.UTF8.GetByteCount(name);
        int valueBytes = 1 + VarintBytes(nameBytes) + nameBytes + 1 + sizeof(float);
        int summaryBytes = 1 + VarintBytes(valueBytes) + valueBytes;
        Ensure(summaryBytes + 64);
        int at = Begin(step, now);
        buffer[at++] = EventSummary;
        at = Varint(at, (ulong)summaryBytes);
        buffer[at++] = SummaryValue;
        at = Varint(at, (ulong)valueBytes);
        at = Text(at, ValueTag, name);
        buffer[at++] = ValueSimple;
        BinaryPrimitives.WriteSingleLittleEndian(buffer.AsSpan(at), (float)value);
        Record(at + sizeof(float));
    }

    /// <summary>Hands everything to the system, so that viewers see it.</summary>
    internal void Flush() => stream.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (Exception fault) when (fault is IOException or ArgumentException)
        {
            // The disk is full, which has stopped the run already: the points still held back are for viewing only.
        }
    }

    /// <summary>The masked sum of the format: rotated right by 15 bits plus a constant.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }

    private static int VarintBytes(int value) => value < 1 << 7 ? 1 : value < 1 << 14 ? 2 : value < 1 << 21 ? 3 : 5;

    private int Begin(long step, DateTimeOffset now)
    {
        buffer[0] = EventWallTime;
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.AsSpan(1), now.ToUnixTimeMilliseconds() / 1000.0);
        buffer[9] = EventStep;
        return Varint(10, (ulong)step);
    }

    private int Text(int at, byte field, string text)
    {
        buffer[at++] = field;
        at = Varint(at, (ulong)Encoding.UTF8.GetByteCount(text));
        return at + Encoding.UTF8.GetBytes(text, buffer.AsSpan(at));
    }

    private int Varint(int at, ulong value)
    {
        while (value >= 0x80)
        {
            buffer[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[at++] = (byte)value;
        return at;
    }

    private void Ensure(int length)
    {
        if (buffer.Length < length)
        {
            buffer = new byte[2 * length];
        }
    }

    private void Record(int length)
    {
        Span<byte> head = stackalloc byte[12];
        Span<byte> tail = stackalloc byte[4];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedChecksum(head[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedChecksum(buffer.AsSpan(0, length)));
        stream.Write(head);
        stream.Write(buffer.AsSpan(0, length));
        stream.Write(tail);
    }
}
