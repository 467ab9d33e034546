using System;
using System.Collections.Generic;

namespace NE.Runtime.Networks;

/// <summary>State in memory, as it would stand in a checkpoint.</summary>
internal sealed class TensorCopy : ITensorWriter, ITensorReader
{
    private readonly OrderedDictionary<string, Array> tensors = [];
    private readonly Dictionary<string, int[]> shapes = [];

    /// <summary>Names and values, in the order written.</summary>
    internal IReadOnlyDictionary<string, Array> Tensors => tensors;

    /// <summary>Replaces a tensor.</summary>
    /// <exception cref="CheckpointException">There is none of this name and length.</exception>
    internal void Replace(string name, Array values) => tensors[name] = tensors.TryGetValue(name, out Array? old) && old.Length == values.Length
        ? values
        : throw new CheckpointException($"The tensor '{name}' is missing or has a different size.");

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => Keep(name, data, shape);

    /// <inheritdoc/>
    public void Read(string name, Span<float> data) => Give(name, data);

    /// <inheritdoc/>
    public void Read(string name, Span<double> data) => Give(name, data);

    /// <inheritdoc/>
    public void Read(string name, Span<long> data) => Give(name, data);

    /// <inheritdoc/>
    public void Read(string name, Span<int> data) => Give(name, data);

    /// <inheritdoc/>
    public void Read(string name, Span<ushort> data) => Give(name, data);

    /// <inheritdoc/>
    public void Read(string name, Span<byte> data) => Give(name, data);

    /// <summary>Writes all tensors, each name after a prefix.</summary>
    internal void CopyTo(ITensorWriter writer, string prefix)
    {
        foreach ((string name, Array data) in tensors)
        {
            (string full, int[] shape) = (prefix + name, shapes[name]);
            switch (data)
            {
                case float[] numbers: writer.Write(full, numbers, shape); break;
                case double[] numbers: writer.Write(full, numbers, shape); break;
                case long[] numbers: writer.Write(full, numbers, shape); break;
                case int[] numbers: writer.Write(full, numbers, shape); break;
                case ushort[] numbers: writer.Write(full, numbers, shape); break;
                default: writer.Write(full, (byte[])data, shape); break;
            }
        }
    }

    /// <summary>Replaces the values of all tensors by those that a reader has under their names after a prefix.</summary>
    /// <exception cref="CheckpointException">A tensor is missing, or has a different type or size.</exception>
    internal void ReadFrom(ITensorReader reader, string prefix)
    {
        foreach ((string name, Array data) in tensors)
        {
            string full = prefix + name;
            switch (data)
            {
                case float[] numbers: reader.Read(full, numbers); break;
                case double[] numbers: reader.Read(full, numbers); break;
                case long[] numbers: reader.Read(full, numbers); break;
                case int[] numbers: reader.Read(full, numbers); break;
                case ushort[] numbers: reader.Read(full, numbers); break;
                default: reader.Read(full, (byte[])data); break;
            }
        }
    }

    private void Keep<T>(string name, ReadOnlySpan<T> data, ReadOnlySpan<int> shape)
    {
        tensors.Add(name, data.ToArray());
        shapes.Add(name, shape.ToArray());
    }

    private void Give<T>(string name, Span<T> data)
    {
        if (!tensors.TryGetValue(name, out Array? found) || found is not T[] values || values.Length != data.Length)
            throw new CheckpointException($"The tensor '{name}' is missing or has a different size.");

        values.CopyTo(data);
    }
}
