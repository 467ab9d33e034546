using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using NE.Runtime.Networks;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class SafetensorsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => System.IO.Path.Combine(folder.Path, "x.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WriteFile_EveryType_ReadsBackEqual()
    {
        Write();
        SafetensorsReader reader = SafetensorsReader.ReadFile(Path);

        Read<float>(6, reader.Read, "f").ShouldBe([1, 2, 3, 4, 5, -6.5f]);
        Read<double>(1, reader.Read, "d").ShouldBe([Math.PI]);
        Read<long>(2, reader.Read, "l").ShouldBe([long.MinValue, 7]);
        Read<int>(1, reader.Read, "i").ShouldBe([-3]);
        Read<ushort>(1, reader.Read, "u").ShouldBe([(ushort)65_535]);
        Read<byte>(3, reader.Read, "b").ShouldBe([(byte)1, (byte)0, (byte)255]);
        reader.Metadata["task"].ShouldBe("a \"quoted\" ± text\nof two lines");
    }

    [Fact]
    public void WriteFile_Layout_IsTheSafetensorsFormat()
    {
        Write();
        byte[] file = File.ReadAllBytes(Path);

        // Written from the format's description, independent of the reader.
        int headerLength = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        JsonElement header = JsonDocument.Parse(Encoding.UTF8.GetString(file, 8, headerLength)).RootElement;
        List<(string Name, long From, long To, JsonElement Entry)> tensors =
        [
            .. from property in header.EnumerateObject()
               where property.Name != "__metadata__"
               let offsets = property.Value.GetProperty("data_offsets")
               orderby offsets[0].GetInt64()
               select (property.Name, offsets[0].GetInt64(), offsets[1].GetInt64(), property.Value),
        ];

        file[8].ShouldBe((byte)'{');
        header.GetProperty("__metadata__").EnumerateObject().ShouldAllBe(property => property.Value.ValueKind == JsonValueKind.String);
        tensors[0].From.ShouldBe(0);
        tensors[^1].To.ShouldBe(file.Length - 8 - headerLength);
        tensors.Zip(tensors.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
        ((8 + headerLength) % 8).ShouldBe(0);
        foreach ((string name, long from, long to, JsonElement entry) in tensors)
        {
            long elements = entry.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => product * size.GetInt64());
            long width = entry.GetProperty("dtype").GetString() switch { "F64" or "I64" => 8, "F32" or "I32" => 4, "U16" => 2, "U8" => 1, _ => 0 };
            (to - from).ShouldBe(elements * width, name);
            (from % width).ShouldBe(0, name);
        }

        JsonElement floats = header.GetProperty("f");
        floats.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()).ShouldBe([2, 3]);
        BitConverter.ToSingle(file, 8 + headerLength + floats.GetProperty("data_offsets")[0].GetInt32() + (5 * 4)).ShouldBe(-6.5f);
    }

    [Fact]
    public void ReadFile_AnyBitFlipped_IsRefused()
    {
        Write();
        byte[] good = File.ReadAllBytes(Path);
        for (int bit = 0; bit < 8 * good.Length; bit += 5)
        {
            byte[] bad = [.. good];
            bad[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Path, bad);
            Should.Throw<CheckpointException>(() => SafetensorsReader.ReadFile(Path), $"bit {bit}");
        }
    }

    [Fact]
    public void ReadFile_AnyLengthCut_IsRefused()
    {
        Write();
        byte[] good = File.ReadAllBytes(Path);
        for (int length = 0; length < good.Length; length += 7)
        {
            File.WriteAllBytes(Path, good[..length]);
            Should.Throw<CheckpointException>(() => SafetensorsReader.ReadFile(Path), $"length {length}");
        }
    }

    [Fact]
    public void Read_AbsentTensorOrOtherTypeOrSize_IsRefused()
    {
        Write();
        SafetensorsReader reader = SafetensorsReader.ReadFile(Path);

        Should.Throw<CheckpointException>(() => reader.Read("g", new float[6])).Message.ShouldContain("has no tensor 'g'");
        Should.Throw<CheckpointException>(() => reader.Read("f", new int[6])).Message.ShouldContain("is F32 of 24 bytes, not I32 of 24");
        Should.Throw<CheckpointException>(() => reader.Read("f", new float[5])).Message.ShouldContain("is F32 of 24 bytes, not F32 of 20");
    }

    [Fact]
    public void WriteFile_FolderIsGone_LeavesNothingBehind()
    {
        SafetensorsWriter writer = new();
        writer.Write("f", [1f], 1);

        Should.Throw<IOException>(() => writer.WriteFile(System.IO.Path.Combine(folder.Path, "gone", "x"), []));

        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void Write_SameNameTwiceOrShapeThatDoesNotFit_IsRefused()
    {
        SafetensorsWriter writer = new();
        writer.Write("f", [1f], 1);

        Should.Throw<ArgumentException>(() => writer.Write("f", [1f], 1));
        Should.Throw<ArgumentException>(() => writer.Write("g", [1f, 2f], 3));
    }

    private delegate void Reader<T>(string name, Span<T> data);

    private static T[] Read<T>(int length, Reader<T> read, string name)
    {
        T[] data = new T[length];
        read(name, data);
        return data;
    }

    private void Write()
    {
        SafetensorsWriter writer = new();
        writer.Write("b", [(byte)1, (byte)0, (byte)255], 3);
        writer.Write("f", [1f, 2f, 3f, 4f, 5f, -6.5f], 2, 3);
        writer.Write("u", [(ushort)65_535], 1);
        writer.Write("d", [Math.PI], 1);
        writer.Write("l", [long.MinValue, 7L], 2);
        writer.Write("i", [-3], 1);
        writer.WriteFile(Path, [new("task", "a \"quoted\" ± text\nof two lines")]);
    }
}
