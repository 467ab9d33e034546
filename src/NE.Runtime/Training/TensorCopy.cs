using System;
using System.Collections.Generic;
using NE.Runtime.Networks;

namespace NE.Runtime.Training;

/// <summary>The complete state of a learner in memory, as it would stand in a checkpoint.</summary>
internal sealed class TensorCopy : ITensorWriter, ITensorReader
{
    private readonly Dictionary<string, Array> tensors = [];

    /// <summary>Names and values, in the order written.</summary>
    internal IReadOnlyDictionary<string, Array> Tensors => tensors;

    /// <summary>The state of a learner.</summary>
    internal static TensorCopy Of(ILearnerGroup learners, int learner)
    {
        TensorCopy state = new();
        learners.Save(learner, state);
        return state;
    }

    /// <summary>Replaces a tensor.</summary>
    /// <exception cref="CheckpointException">There is none of this name and length.</exception>
    internal void Replace(string name, Array values) => tensors[name] = tensors.TryGetValue(name, out Array? old) && old.Length == values.Length
        ? values
        : throw new CheckpointException($"The tensor '{name}' is missing or has a different size.");

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
