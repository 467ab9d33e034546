using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NE.Runtime.Networks;

namespace NE.Runtime.Training.Checkpoints;

/// <summary>
/// The tensors and the metadata of one safetensors file written by <see cref="SafetensorsWriter"/>, with its checksum verified.
/// </summary>
public sealed class SafetensorsReader : ITensorReader
{
    private readonly Dictionary<string, (string Type, ReadOnlyMemory<byte> Data)> tensors = [];
    private readonly Dictionary<string, string> metadata = [];
    private readonly Dictionary<string, int[]> shapes = [];
    private readonly string path;

    private SafetensorsReader(string path) => this.path = path;

    /// <summary>Strings in the header.</summary>
    public IReadOnlyDictionary<string, string> Metadata => metadata;

    /// <summary>Names and shapes of the tensors.</summary>
    internal IReadOnlyDictionary<string, int[]> Shapes => shapes;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointException">The file cannot be read, is truncated, or was changed after it was written.</exception>
    public static SafetensorsReader ReadFile(string path)
    {
        try
        {
            SafetensorsReader reader = new(path);
            reader.Parse(File.ReadAllBytes(path));
            return reader;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException or FormatException
            or InvalidOperationException or KeyNotFoundException or ArgumentException or OverflowException)
        {
            throw new CheckpointException($"The checkpoint {path} cannot be read: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> data) => Copy(name, "F32", data);

    /// <inheritdoc/>
    public void Read(string name, Span<double> data) => Copy(name, "F64", data);

    /// <inheritdoc/>
    public void Read(string name, Span<long> data) => Copy(name, "I64", data);

    /// <inheritdoc/>
    public void Read(string name, Span<int> data) => Copy(name, "I32", data);

    /// <inheritdoc/>
    public void Read(string name, Span<ushort> data) => Copy(name, "U16", data);

    /// <inheritdoc/>
    public void Read(string name, Span<byte> data) => Copy(name, "U8", data);

    private void Copy<T>(string name, string type, Span<T> data)
        where T : unmanaged
    {
        if (!tensors.TryGetValue(name, out (string Type, ReadOnlyMemory<byte> Data) tensor))
        {
            throw new CheckpointException($"The checkpoint {path} has no tensor '{name}'.");
        }

        Span<byte> bytes = MemoryMarshal.AsBytes(data);
        if (tensor.Type != type || tensor.Data.Length != bytes.Length)
        {
            throw new CheckpointException(
                $"The tensor '{name}' of the checkpoint {path} is {tensor.Type} of {tensor.Data.Length} bytes, not {type} of {bytes.Length}.");
        }

        tensor.Data.Span.CopyTo(bytes);
    }

    private void Parse(byte[] file)
    {
        long length = file.Length < sizeof(long) ? -1 : BinaryPrimitives.ReadInt64LittleEndian(file);
        if (length < 2 || length > file.Length - sizeof(long))
        {
            throw new FormatException("it is truncated.");
        }

        int start = sizeof(long) + (int)length;
        int sum = SafetensorsWriter.ChecksumOffset(file.AsSpan(0, start));
        int digits = 2 * SHA256.HashSizeInBytes;
        if (sum < 0 || sum + digits > start)
        {
            throw new FormatException("it has no checksum.");
        }

        string expected = Encoding.ASCII.GetString(file, sum, digits);
        file.AsSpan(sum, digits).Fill((byte)'0');
        if (Convert.ToHexStringLower(SHA256.HashData(file)) != expected)
        {
            throw new FormatException("it is damaged (its checksum differs).");
        }

        using JsonDocument json = JsonDocument.Parse(file.AsMemory(sizeof(long), (int)length));
        foreach (JsonProperty property in json.RootElement.EnumerateObject())
        {
            if (property.NameEquals("__metadata__"))
            {
                foreach (JsonProperty text in property.Value.EnumerateObject())
                {
                    metadata[text.Name] = text.Value.GetString() ?? "";
                }
            }
            else
            {
                JsonElement offsets = property.Value.GetProperty("data_offsets");
                int from = start + offsets[0].GetInt32();
                int to = start + offsets[1].GetInt32();
                shapes[property.Name] = [.. property.Value.GetProperty("shape").EnumerateArray().Select(length => length.GetInt32())];
                tensors[property.Name] = (property.Value.GetProperty("dtype").GetString()!, file.AsMemory(from, to - from));
            }
        }
    }
}
