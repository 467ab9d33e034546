using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Networks;

namespace NE.Runtime.Tests.Topology;

/// <summary>A checkpoint in memory.</summary>
internal sealed class MemoryTensors : ITensorWriter, ITensorReader
{
    private readonly SortedDictionary<string, byte[]> tensors = new(StringComparer.Ordinal);

    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => Put(name, data, shape);

    public void Read(string name, Span<float> data) => Get(name, data);

    public void Read(string name, Span<double> data) => Get(name, data);

    public void Read(string name, Span<long> data) => Get(name, data);

    public void Read(string name, Span<int> data) => Get(name, data);

    public void Read(string name, Span<ushort> data) => Get(name, data);

    public void Read(string name, Span<byte> data) => Get(name, data);

    /// <summary>Names of the tensors whose bytes differ from another checkpoint's.</summary>
    public IReadOnlyList<string> Differences(MemoryTensors other) =>
        [.. tensors.Keys.Union(other.tensors.Keys).Where(name =>
            !tensors.TryGetValue(name, out byte[]? a) || !other.tensors.TryGetValue(name, out byte[]? b) || !a.AsSpan().SequenceEqual(b))];

    private void Put<T>(string name, ReadOnlySpan<T> data, ReadOnlySpan<int> shape)
        where T : unmanaged
    {
        int size = 1;
        foreach (int length in shape)
        {
            size *= length;
        }

        if (size != data.Length)
        {
            throw new ArgumentException($"{name}: shape of {size}, data of {data.Length}");
        }

        tensors.Add(name, MemoryMarshal.AsBytes(data).ToArray());
    }

    private void Get<T>(string name, Span<T> data)
        where T : unmanaged
    {
        if (!tensors.TryGetValue(name, out byte[]? bytes) || bytes.Length != MemoryMarshal.AsBytes(data).Length)
        {
            throw new CheckpointException($"{name} is missing or has a different size.");
        }

        bytes.CopyTo(MemoryMarshal.AsBytes(data));
    }
}
