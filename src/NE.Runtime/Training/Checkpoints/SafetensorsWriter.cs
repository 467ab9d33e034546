using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NE.Runtime.Networks;

namespace NE.Runtime.Training.Checkpoints;

/// <summary>
/// Collects tensors and writes them as one safetensors file: 8 bytes of header length, a JSON header, the data without gaps. Wide elements
/// come first, so that every tensor is aligned. The metadata carries a SHA-256 of the whole file, computed with the digits of the checksum
/// set to 0.
/// </summary>
public sealed class SafetensorsWriter : ITensorWriter
{
    /// <summary>Key of the checksum in the metadata.</summary>
    internal const string ChecksumKey = "sha256";

    private static readonly string NoChecksum = new('0', 2 * SHA256.HashSizeInBytes);

    private readonly List<Tensor> tensors = [];
    private readonly HashSet<string> names = [];

    /// <summary>The first tensor with a non-finite number, or null.</summary>
    public string? NotFinite { get; private set; }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape)
    {
        foreach (float value in data)
        {
            if (!float.IsFinite(value))
            {
                NotFinite ??= name;
                break;
            }
        }

        Add(name, "F32", data, shape);
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => Add(name, "F64", data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => Add(name, "I64", data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => Add(name, "I32", data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => Add(name, "U16", data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => Add(name, "U8", data, shape);

    /// <summary>
    /// Writes the file atomically: to a temporary name, flushed to disk, then renamed.
    /// </summary>
    /// <param name="path">The final name.</param>
    /// <param name="metadata">Strings for the header.</param>
    /// <exception cref="IOException">The disk is full, or the folder is not writable. An existing file is unchanged.</exception>
    public void WriteFile(string path, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        List<Tensor> ordered = [.. tensors.OrderByDescending(tensor => tensor.ElementSize)];
        byte[] header = Header(ordered, metadata);
        using (IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        {
            hash.AppendData(header);
            ordered.ForEach(tensor => hash.AppendData(tensor.Data));
            byte[] sum = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
            sum.CopyTo(header.AsSpan(ChecksumOffset(header)));
        }

        string aside = path + ".part";
        try
        {
            using (FileStream file = new(aside, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                file.Write(header);
                ordered.ForEach(tensor => file.Write(tensor.Data));
                file.Flush(flushToDisk: true);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    /// <summary>Offset of the checksum's digits, or −1.</summary>
    internal static int ChecksumOffset(ReadOnlySpan<byte> header)
    {
        ReadOnlySpan<byte> key = "\"sha256\":\""u8;
        int found = header.IndexOf(key);
        return found < 0 ? -1 : found + key.Length;
    }

    private static byte[] Header(List<Tensor> ordered, IEnumerable<KeyValuePair<string, string>> metadata)
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("__metadata__");
            writer.WriteString(ChecksumKey, NoChecksum);
            foreach ((string key, string text) in metadata)
            {
                writer.WriteString(key, text);
            }

            writer.WriteEndObject();
            long offset = 0;
            foreach (Tensor tensor in ordered)
            {
                writer.WriteStartObject(tensor.Name);
                writer.WriteString("dtype", tensor.Type);
                writer.WriteStartArray("shape");
                foreach (int size in tensor.Shape)
                {
                    writer.WriteNumberValue(size);
                }

                writer.WriteEndArray();
                writer.WriteStartArray("data_offsets");
                writer.WriteNumberValue(offset);
                writer.WriteNumberValue(offset + tensor.Data.Length);
                writer.WriteEndArray();
                writer.WriteEndObject();
                offset += tensor.Data.Length;
            }

            writer.WriteEndObject();
        }

        int length = (json.WrittenCount + 7) & ~7;
        byte[] header = new byte[sizeof(long) + length];
        BinaryPrimitives.WriteInt64LittleEndian(header, length);
        header.AsSpan(sizeof(long)).Fill((byte)' ');
        json.WrittenSpan.CopyTo(header.AsSpan(sizeof(long)));
        return header;
    }

    private void Add<T>(string name, string type, ReadOnlySpan<T> data, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        long elements = 1;
        foreach (int size in shape)
        {
            elements *= size;
        }

        if (elements != data.Length)
        {
            throw new ArgumentException($"Tensor '{name}' has {data.Length} elements, its shape {elements}.", nameof(shape));
        }

        if (!names.Add(name))
        {
            throw new ArgumentException($"Tensor '{name}' is written twice.", nameof(name));
        }

        tensors.Add(new Tensor(name, type, Marshal.SizeOf<T>(), shape.ToArray(), MemoryMarshal.AsBytes(data).ToArray()));
    }

    private sealed record Tensor(string Name, string Type, int ElementSize, int[] Shape, byte[] Data);
}
