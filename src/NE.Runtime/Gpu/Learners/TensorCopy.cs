using System;
using System.Collections.Generic;
using NE.Runtime.Networks;

namespace NE.Runtime.Gpu.Learners;

/// <summary>A checkpoint in memory.</summary>
internal sealed class TensorCopy : ITensorWriter, ITensorReader
{
    private readonly Dictionary<string, Array> tensors = [];

    /// <summary>Names and values, in the order written.</summary>
    internal IReadOnlyDictionary<string, Array> Tensors => tensors;

    /// <summary>Replaces a counter.</summary>
    internal void Replace(string name, long value) => tensors[name] = new[] { value };

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape) => tensors.Add(name, data.ToArray());

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

    private void Give<T>(string name, Span<T> data)
    {
        if (!tensors.TryGetValue(name, out Array? found) || found is not T[] values || values.Length != data.Length)
            throw new CheckpointException($"The tensor '{name}' is missing or has a different size.");

        values.CopyTo(data);
    }
}
