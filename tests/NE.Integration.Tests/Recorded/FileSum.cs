using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NE.Integration.Tests.Processes;

namespace NE.Integration.Tests.Recorded;

/// <summary>The SHA-256 of one part of what a run leaves.</summary>
/// <param name="Part">A file, or what of the last checkpoint.</param>
/// <param name="Sum">The sum in hexadecimal digits.</param>
/// <param name="Extent">How much was summed, for display.</param>
internal sealed record FileSum(string Part, string Sum, string Extent)
{
    /// <summary>The last checkpoint's tensors: name, type, shape and bytes of each.</summary>
    public const string Tensors = "tensors";

    /// <summary>Their bytes alone. Where these are equal and <see cref="Tensors"/> are not, only names, types or shapes changed.</summary>
    public const string TensorBytes = "tensor-bytes";

    /// <summary>Sums of a run folder. What a checkpoint says about program, version and run values is left out.</summary>
    public static IReadOnlyList<FileSum> Of(string folder) =>
    [
        .. OfCheckpoint(File.ReadAllBytes(RunFiles.Checkpoints(folder)[^1])),
        OfText(folder, "metrics.jsonl"),
        OfText(folder, "eval.csv"),
        OfText(folder, "topology.jsonl"),
    ];

    // The safetensors format: 8 bytes of length, a JSON header, the data without gaps.
    private static IEnumerable<FileSum> OfCheckpoint(byte[] file)
    {
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        ReadOnlyMemory<byte> data = file.AsMemory(sizeof(long) + length);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(sizeof(long), length));
        using var named = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int tensors = 0;
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(property => !property.NameEquals("__metadata__"))
            .OrderBy(property => property.Value.GetProperty("data_offsets")[0].GetInt32()))
        {
            JsonElement offsets = tensor.Value.GetProperty("data_offsets");
            string title = $"{tensor.Name} {tensor.Value.GetProperty("dtype")} {tensor.Value.GetProperty("shape").GetRawText()}\n";
            named.AppendData(Encoding.UTF8.GetBytes(title));
            named.AppendData(data.Span[offsets[0].GetInt32()..offsets[1].GetInt32()]);
            tensors++;
        }

        yield return new(Tensors, Convert.ToHexStringLower(named.GetHashAndReset()), Count(tensors, "tensors"));
        yield return new(TensorBytes, Convert.ToHexStringLower(SHA256.HashData(data.Span)), Count(data.Length, "bytes"));
    }

    private static FileSum OfText(string folder, string name)
    {
        byte[] file = File.ReadAllBytes(Path.Combine(folder, name));
        return new(name, Convert.ToHexStringLower(SHA256.HashData(file)), Count(file.Count(one => one == (byte)'\n'), "lines"));
    }

    private static string Count(int number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
