using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Networks;
using Shouldly;

namespace NE.Generators.Tests.Printing;

/// <summary>Tensors in memory, compared byte for byte.</summary>
internal sealed class Tensors : ITensorWriter, ITensorReader
{
    private readonly Dictionary<string, (Type Type, byte[] Bytes)> stored = [];

    public IEnumerable<string> Names => stored.Keys;

    public byte[] Bytes(string name) => stored[name].Bytes;

    public float[] Values(string name) => MemoryMarshal.Cast<byte, float>(Bytes(name)).ToArray();

    public IEnumerable<float> Floats() => stored.Values.Where(static t => t.Type == typeof(float))
        .SelectMany(static t => MemoryMarshal.Cast<byte, float>(t.Bytes).ToArray());

    public void ShouldBeEqualTo(Tensors other)
    {
        stored.Keys.ShouldBe(other.stored.Keys, ignoreOrder: true);
        stored.Where(t => !t.Value.Bytes.AsSpan().SequenceEqual(other.stored[t.Key].Bytes)).Select(static t => t.Key).ShouldBeEmpty();
    }

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

    private void Keep<T>(string name, ReadOnlySpan<T> data, ReadOnlySpan<int> shape)
        where T : struct
    {
        long elements = 1;
        foreach (int size in shape)
        {
            elements *= size;
        }

        elements.ShouldBe(data.Length, name);
        stored.Add(name, (typeof(T), MemoryMarshal.AsBytes(data).ToArray()));
    }

    private void Give<T>(string name, Span<T> data)
        where T : struct
    {
        stored[name].Type.ShouldBe(typeof(T), name);
        MemoryMarshal.Cast<byte, T>(stored[name].Bytes).Length.ShouldBe(data.Length, name);
        MemoryMarshal.Cast<byte, T>(stored[name].Bytes).CopyTo(data);
    }
}
