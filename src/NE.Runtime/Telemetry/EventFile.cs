using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Numerics;
using Google.Protobuf;
using NE.Runtime.Telemetry.TensorBoard;

namespace NE.Runtime.Telemetry;

/// <summary>
/// A TensorBoard event file: records framed by length and masked CRC-32C (the TFRecord format), each a protocol-buffer message
/// <c>Event</c> with the wall time, the step, and a scalar, a histogram or the start of a session.
/// </summary>
internal sealed class EventFile : IDisposable
{
    private const uint MaskDelta = 0xA282EAD8;

    private readonly FileStream stream;
    private readonly Summary.Types.Value scalar = new();
    private readonly Event scalarEvent;
    private byte[] buffer = new byte[512];

    /// <summary>Creates a file in a folder.</summary>
    /// <param name="folder">The folder; a resumed run adds its own file.</param>
    /// <param name="step">Environment step the run starts at; TensorBoard hides later points of earlier files.</param>
    /// <param name="now">Wall time.</param>
    internal EventFile(string folder, long step, DateTimeOffset now)
    {
        scalarEvent = new() { Summary = new() { Value = { scalar } } };
        string name = $"events.out.tfevents.{now.ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}";
        stream = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 16 << 10);
        Write(new() { FileVersion = "brain.Event:2" }, 0, now);
        Write(new() { SessionLog = new() { Status = SessionLog.Types.SessionStatus.Start } }, step, now);
        stream.Flush();
    }

    /// <summary>Writes a scalar.</summary>
    /// <param name="name">The tag; the part before the slash groups charts.</param>
    /// <param name="value">The value, rounded to single precision.</param>
    /// <param name="step">Environment steps done.</param>
    /// <param name="now">Wall time.</param>
    internal void Scalar(string name, double value, long step, DateTimeOffset now)
    {
        scalar.Tag = name;
        scalar.SimpleValue = (float)value;
        Write(scalarEvent, step, now);
    }

    /// <summary>Writes a histogram.</summary>
    /// <param name="name">The tag.</param>
    /// <param name="weights">The histogram.</param>
    /// <param name="step">Environment steps done.</param>
    /// <param name="now">Wall time.</param>
    internal void Histogram(string name, WeightHistogram weights, long step, DateTimeOffset now)
    {
        HistogramProto histogram = new()
        {
            Min = weights.Minimum,
            Max = weights.Maximum,
            Num = weights.Counts.Sum(),
            Sum = weights.Sum,
            SumSquares = weights.SumOfSquares,
        };
        for (int bin = 0; bin < weights.Counts.Length; bin++)
        {
            // The format names the upper edge of a bin.
            histogram.BucketLimit.Add((weights.First + bin + 1) * weights.Width);
            histogram.Bucket.Add(weights.Counts[bin]);
        }

        Write(new() { Summary = new() { Value = { new Summary.Types.Value { Tag = name, Histo = histogram } } } }, step, now);
    }

    /// <summary>Flushes everything to the system, so that viewers see it.</summary>
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
            // The disk is full, which has already stopped the run; the unwritten points are only for viewing.
        }
    }

    /// <summary>The masked checksum of the format: CRC-32C rotated right by 15 bits, plus a constant.</summary>
    internal static uint MaskedChecksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return BitOperations.RotateRight(~crc, 15) + MaskDelta;
    }

    private void Write(Event message, long step, DateTimeOffset now)
    {
        message.Step = step;
        message.WallTime = now.ToUnixTimeMilliseconds() / 1000.0;
        int length = message.CalculateSize();
        if (buffer.Length < length)
        {
            buffer = new byte[2 * length];
        }

        Span<byte> record = buffer.AsSpan(0, length);
        message.WriteTo(record);
        Span<byte> head = stackalloc byte[12];
        Span<byte> tail = stackalloc byte[4];
        BinaryPrimitives.WriteUInt64LittleEndian(head, (ulong)length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], MaskedChecksum(head[..8]));
        BinaryPrimitives.WriteUInt32LittleEndian(tail, MaskedChecksum(record));
        stream.Write(head);
        stream.Write(record);
        stream.Write(tail);
    }
}
