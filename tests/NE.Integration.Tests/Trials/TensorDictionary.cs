using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Networks;

namespace NE.Integration.Tests.Trials;

/// <summary>The whole state of a learner as named arrays: what the tests compare.</summary>
internal sealed class TensorDictionary : ITensorWriter, ITensorReader
{
    private readonly Dictionary<string, (Array Data, int[] Shape)> tensors = [];

    public IEnumerable<string> Names => tensors.Keys;

    public bool Contains(string name) => tensors.ContainsKey(name);

    public int[] Shape(string name) => tensors[name].Shape;

    public float[] Floats(string name) => (float[])tensors[name].Data;

    public double[] Doubles(string name) => Array.ConvertAll(Floats(name), value => (double)value);

    /// <summary>An array in double precision.</summary>
    public double[] Exact(string name) => (double[])tensors[name].Data;

    /// <summary>The bits of a mask: position i is bit i mod 8 of byte i / 8.</summary>
    public bool[] Mask(string name, int positions)
    {
        byte[] bytes = (byte[])tensors[name].Data;
        return [.. Enumerable.Range(0, positions).Select(i => ((bytes[i / 8] >> (i % 8)) & 1) == 1)];
    }

    /// <summary>The names whose contents differ in any byte, or that only one of the two has.</summary>
    public IReadOnlyList<string> Differences(TensorDictionary other) =>
        [.. Names.Union(other.Names)
            .Where(name => !Contains(name) || !other.Contains(name) || !Bytes(name).SequenceEqual(other.Bytes(name)))];

    /// <summary>The names whose values differ, zeros of either sign being equal, or that only one of the two has.</summary>
    public IReadOnlyList<string> DifferingValues(TensorDictionary other) =>
        [.. Differences(other).Where(name => !Contains(name) || !other.Contains(name)
            || tensors[name].Data is not float[] || !Floats(name).SequenceEqual(other.Floats(name)))];

    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    public void Read(string name, Span<float> data) => Give(name, data);

    public void Read(string name, Span<double> data) => Give(name, data);

    public void Read(string name, Span<long> data) => Give(name, data);

    public void Read(string name, Span<int> data) => Give(name, data);

    public void Read(string name, Span<ushort> data) => Give(name, data);

    public void Read(string name, Span<byte> data) => Give(name, data);

    private byte[] Bytes(string name) => tensors[name].Data switch
    {
        float[] data => MemoryMarshal.AsBytes<float>(data).ToArray(),
        double[] data => MemoryMarshal.AsBytes<double>(data).ToArray(),
        long[] data => MemoryMarshal.AsBytes<long>(data).ToArray(),
        int[] data => MemoryMarshal.AsBytes<int>(data).ToArray(),
        ushort[] data => MemoryMarshal.AsBytes<ushort>(data).ToArray(),
        byte[] data => data,
        _ => throw new InvalidOperationException($"{name} has a type that no checkpoint has."),
    };

    private void Keep<T>(string name, ReadOnlySpan<T> data, ReadOnlySpan<int> shape) =>
        tensors.Add(name, (data.ToArray(), shape.ToArray()));

    private void Give<T>(string name, Span<T> data)
    {
        if (!tensors.TryGetValue(name, out (Array Data, int[] Shape) found) || found.Data is not T[] values || values.Length != data.Length)
            throw new CheckpointException($"{name} is missing or has a different size.");
        values.CopyTo(data);
    }
}
