using System;
using System.Collections.Generic;
using NE.Runtime.Networks;

namespace NE.Runtime.Tests.Networks;

/// <summary>A checkpoint in memory.</summary>
internal sealed class TensorStore : ITensorWriter, ITensorReader
{
    public Dictionary<string, (Array Data, int[] Shape)> Tensors { get; } = [];

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

    private void Keep<T>(string name, ReadOnlySpan<T> data, ReadOnlySpan<int> shape) =>
        Tensors.Add(name, (data.ToArray(), shape.ToArray()));

    private void Give<T>(string name, Span<T> data)
    {
        if (!Tensors.TryGetValue(name, out (Array Data, int[] Shape) tensor) || tensor.Data.Length != data.Length)
            throw new CheckpointException($"{name} does not fit.");

        ((T[])tensor.Data).CopyTo(data);
    }
}
