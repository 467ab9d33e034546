using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using NE.Runtime.Telemetry;
using NE.Runtime.Tests.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Telemetry;

/// <summary>Reads event files back with a parser and a checksum of the tests' own, written from the formats' descriptions.</summary>
public sealed class EventFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("", 0u)]
    [InlineData("123456789", 0xE3069283u)]
    public void MaskedChecksum_KnownVectors_AreTheRotatedCastagnoliSum(string text, uint crc) =>
        EventFile.MaskedChecksum(Encoding.ASCII.GetBytes(text)).ShouldBe(((crc >> 15) | (crc << 17)) + 0xA282EAD8);

    [Fact]
    public void Scalar_ManyRecords_ReadBackEqual()
    {
        string layer = new('x', 200);
        using (EventFile file = new(folder.Path, 25_000, Now))
        {
            file.Scalar("train/critic_loss", 0.125, 25_001, Now);
            file.Scalar("eval/return_mean", -1_234.5, 3_000_000_000, Now);
            file.Scalar("topology/live/" + layer, 42, 25_002, Now);
            file.Scalar("topology/grown/" + layer, 0, 25_002, Now);
        }

        List<Event> events = [.. Read()];

        (events[0].Step, events[0].Version).ShouldBe((0, "brain.Event:2"));
        (events[1].Step, events[1].SessionStatus).ShouldBe((25_000, 1));
        events.Skip(2).Select(item => (item.Step, item.Tag, item.Value)).ShouldBe(
            [
                (25_001, "train/critic_loss", 0.125f),
                (3_000_000_000, "eval/return_mean", -1_234.5f),
                (25_002, "topology/live/" + layer, 42f),
                (25_002, "topology/grown/" + layer, 0f),
            ]);
        events.ShouldAllBe(item => item.WallTime == 1_700_000_000.25);
    }

    [Fact]
    public void Histogram_ReadsBackWithItsEdgesAndCounts()
    {
        using (EventFile file = new(folder.Path, 0, Now))
        {
            // Bins of 1/8: −0.5 at an edge, 0.3 in the bin from 0.25 to 0.375.
            file.Histogram("weights/histogram/Policy.Hidden1", WeightHistogram.Of([-0.5f, 0.3f, 0.3f, 4f], [])!, 1_000, Now);
        }

        Event item = Read().Last();

        item.Tag.ShouldBe("weights/histogram/Policy.Hidden1");
        Dictionary<int, object> histogram = Fields(item.Histogram!);
        ((double)histogram[1], (double)histogram[2], (double)histogram[3]).ShouldBe((-0.5, 4, 4));
        ((double)histogram[4]).ShouldBe(4.1, 1e-6);
        ((double)histogram[5]).ShouldBe(0.25 + 0.09 + 0.09 + 16, 1e-6);
        double[] edges = Doubles(histogram[6]), counts = Doubles(histogram[7]);
        (edges.Length, edges[0], edges[^1], counts.Sum()).ShouldBe((37, -0.375, 4.125, 4));
        (counts[0], counts[Array.IndexOf(edges, 0.375)], counts[^1]).ShouldBe((1, 2, 1));
    }

    [Fact]
    public void EventFile_IsReadByTheDecoderOfProtocolBuffers()
    {
        using (EventFile file = new(folder.Path, 0, Now))
        {
            file.Scalar("eval/return_mean", -1.5, 7, Now);
            file.Histogram("weights/histogram/Policy", WeightHistogram.Of([0.5f, 0.75f], [])!, 7, Now);
        }

        string[] texts = [.. Messages().TakeLast(2).Select(Decoded)];

        // 0xbfc00000 is −1.5; bytes of a packed field are shown as text.
        texts[0].ShouldBe("1: 0x41d954fc40100000\n2: 7\n5 {\n  1 {\n    1: \"eval/return_mean\"\n    2: 0xbfc00000\n  }\n}\n");
        texts[1].ShouldStartWith("1: 0x41d954fc40100000\n2: 7\n5 {\n  1 {\n    1: \"weights/histogram/Policy\"\n    5 {\n      1: 0x3fe0000000000000\n      2: 0x3fe8000000000000\n      3: 0x4000000000000000\n");
    }

    // protoc, with which the messages are compiled, decodes without knowing them.
    private static string Decoded(byte[] message)
    {
        string protoc = typeof(EventFileTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "Protoc").Value!;
        using Process process = Process.Start(new ProcessStartInfo(protoc, ["--decode_raw"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        process.StandardInput.BaseStream.Write(message);
        process.StandardInput.Close();
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return text;
    }

    private static double[] Doubles(object packed) => [.. ((byte[])packed).Chunk(sizeof(double)).Select(static number => BinaryPrimitives.ReadDoubleLittleEndian(number))];

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        // CRC-32C bit by bit, reflected polynomial 0x82F63B78.
        uint crc = 0xFFFFFFFF;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0x82F63B78u);
            }
        }

        crc = ~crc;
        return ((crc >> 15) | (crc << 17)) + 0xA282EAD8;
    }

    private static Dictionary<int, object> Fields(byte[] message)
    {
        Dictionary<int, object> fields = [];
        int at = 0;
        ulong Varint()
        {
            ulong value = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte next = message[at++];
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80)
                {
                    return value;
                }
            }
        }

        while (at < message.Length)
        {
            int key = (int)Varint();
            switch (key & 7)
            {
                case 0:
                    fields[key >> 3] = Varint();
                    break;
                case 1:
                    fields[key >> 3] = BinaryPrimitives.ReadDoubleLittleEndian(message.AsSpan(at));
                    at += 8;
                    break;
                case 2:
                    int length = (int)Varint();
                    fields[key >> 3] = message[at..(at + length)];
                    at += length;
                    break;
                case 5:
                    fields[key >> 3] = BinaryPrimitives.ReadSingleLittleEndian(message.AsSpan(at));
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"wire type {key & 7}");
            }
        }

        return fields;
    }

    private IEnumerable<Event> Read() => Messages().Select(Message);

    private IEnumerable<byte[]> Messages()
    {
        byte[] file = File.ReadAllBytes(Directory.GetFiles(folder.Path, "events.out.tfevents.*").Single());
        for (int at = 0; at < file.Length;)
        {
            int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan(at));
            BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 8)).ShouldBe(Checksum(file.AsSpan(at, 8)));
            byte[] message = file[(at + 12)..(at + 12 + length)];
            BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 12 + length)).ShouldBe(Checksum(message));
            at += length + 16;
            yield return message;
        }
    }

    private static Event Message(byte[] message)
    {
        Dictionary<int, object> fields = Fields(message);
        // A field that is absent is 0: proto3 writes no zeros outside a oneof.
        Event item = new() { WallTime = (double)fields[1], Step = fields.TryGetValue(2, out object? step) ? (long)(ulong)step : 0 };
        if (fields.TryGetValue(3, out object? version))
        {
            item.Version = Encoding.UTF8.GetString((byte[])version);
        }

        if (fields.TryGetValue(7, out object? session))
        {
            item.SessionStatus = (int)(ulong)Fields((byte[])session)[1];
        }

        if (fields.TryGetValue(5, out object? summary))
        {
            Dictionary<int, object> value = Fields((byte[])Fields((byte[])summary)[1]);
            item.Tag = Encoding.UTF8.GetString((byte[])value[1]);
            item.Value = value.TryGetValue(2, out object? scalar) ? (float)scalar : 0;
            item.Histogram = value.TryGetValue(5, out object? histogram) ? (byte[])histogram : null;
        }

        return item;
    }

    private sealed class Event
    {
        internal double WallTime { get; init; }

        internal long Step { get; init; }

        internal string? Version { get; set; }

        internal int SessionStatus { get; set; }

        internal string? Tag { get; set; }

        internal float Value { get; set; }

        internal byte[]? Histogram { get; set; }
    }
}
