using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Where values stand: the offset of sample 0, and floats from one sample to the next.</summary>
internal readonly record struct Place(int Offset, int Stride);

/// <summary>
/// The memory of a test on a device, before a kernel and as it should be behind it. Memory that was not set is NaN, so that out-of-bounds
/// reads and writes are detected.
/// </summary>
internal sealed unsafe class KernelMemory
{
    private const int Gap = 3;

    private readonly List<float> before = [.. Nothing(32)];
    private float[]? expected;

    /// <summary>The memory before the kernel.</summary>
    public float[] Before => [.. before];

    /// <summary>The expected memory after the kernel.</summary>
    public float[] Expected => expected ??= Before;

    /// <summary>Floats one after another.</summary>
    public int Add(ReadOnlySpan<float> values)
    {
        int offset = before.Count;
        before.AddRange(values);
        before.AddRange(Nothing(32 - (before.Count % 32)));
        return offset;
    }

    /// <summary>Bytes one after another; the offset is in floats.</summary>
    public int Add(ReadOnlySpan<byte> values)
    {
        byte[] whole = new byte[(values.Length + 3) / 4 * 4];
        values.CopyTo(whole);
        return Add(MemoryMarshal.Cast<byte, float>(whole));
    }

    /// <summary>Samples one after another, with a gap between them.</summary>
    public Place Add(Activations values)
    {
        Place place = Room(values.Features, values.Batch);
        Put(CollectionsMarshal.AsSpan(before), place, values);
        return place;
    }

    /// <summary>Room for a result.</summary>
    public Place Room(int features, int batch)
    {
        int stride = features + Gap;
        return new(Add(Nothing(batch * stride)), stride);
    }

    /// <summary>
    /// A layer: online, target, first and second moments, initial values where they are kept; weights in dense form, then biases.
    /// </summary>
    public int Add(LinearLayer layer, int room)
    {
        int offset = Add(Nothing(5 * room));
        Put(CollectionsMarshal.AsSpan(before), offset, layer, room);
        return offset;
    }

    /// <summary>Sets the values that a kernel should leave.</summary>
    public void Expect(Place place, Activations values) => Put(Expected, place, values);

    /// <summary>Sets the floats that a kernel should leave.</summary>
    public void Expect(int offset, ReadOnlySpan<float> values) => values.CopyTo(Expected.AsSpan(offset));

    /// <summary>Sets the bytes that a kernel should leave.</summary>
    public void Expect(int offset, ReadOnlySpan<byte> values) => values.CopyTo(MemoryMarshal.AsBytes(Expected.AsSpan(offset)));

    /// <summary>Sets the layer that a kernel should leave.</summary>
    public void Expect(int offset, LinearLayer layer, int room) => Put(Expected, offset, layer, room);

    private static float[] Nothing(int length)
    {
        float[] values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }

    private static void Put(Span<float> memory, Place place, Activations values)
    {
        for (int sample = 0; sample < values.Batch; sample++)
        {
            for (int feature = 0; feature < values.Features; feature++)
                memory[place.Offset + (sample * place.Stride) + feature] = values[feature, sample];
        }
    }

    private static void Put(Span<float> memory, int offset, LinearLayer layer, int room)
    {
        ReadOnlySpan<nint> arrays =
            [(nint)layer.Online.Weight, (nint)layer.Target.Weight, (nint)layer.FirstMoment.Weight, (nint)layer.SecondMoment.Weight];
        foreach (nint array in arrays)
        {
            new ReadOnlySpan<float>((float*)array, layer.Parameters).CopyTo(memory[offset..]);
            offset += room;
        }

        if (layer.Initial.Weight != null)
            new ReadOnlySpan<float>(layer.Initial.Weight, layer.Parameters).CopyTo(memory[offset..]);
    }
}
