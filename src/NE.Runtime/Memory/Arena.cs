using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NE.Runtime.Memory;

/// <summary>
/// Native memory of one learner group: parameters, activations, batches. Everything taken from it is zero at first, stands on a cache
/// line of its own, and lives until the arena is disposed, so a training step allocates nothing.
/// </summary>
/// <remarks>
/// There is no finalizer: a kernel may still run on a pointer when the collector thinks its owner is gone. The agent that owns the arena
/// disposes it.
/// </remarks>
public sealed unsafe class Arena : IDisposable
{
    /// <summary>Cache line of the processors aimed at, in bytes; also the width of the widest vector.</summary>
    private const int Alignment = 64;

    /// <summary>Readable and writable bytes behind each piece, so that a vector may run over its end.</summary>
    private const int Slack = 64;

    private const long ChunkBytes = 1 << 20;

    private readonly List<nint> chunks = [];
    private byte* next;
    private long left;
    private bool disposed;

    /// <summary>Bytes reserved from the system until now.</summary>
    public long Bytes { get; private set; }

    /// <summary>Values of a number of features for a batch, all zero.</summary>
    /// <param name="features">Features of a sample, at least 1.</param>
    /// <param name="batch">Samples, at least 1; padded to whole panels of 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1.</exception>
    /// <exception cref="ObjectDisposedException">The arena was disposed.</exception>
    public Activations Activations(int features, int batch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        int panels = (batch + Memory.Activations.PanelSamples - 1) / Memory.Activations.PanelSamples;
        int stride = Memory.Activations.StrideOf(features);
        return new Activations(Take(checked(panels * stride)), features, batch, panels, stride);
    }

    /// <summary>A piece of zeroed floats on a cache line of its own, with one vector of slack behind it.</summary>
    internal float* Take(int floats) => (float*)TakeBytes((long)floats * sizeof(float));

    /// <summary>A piece of zeroed bytes on a cache line of its own, with one vector of slack behind it.</summary>
    internal byte* TakeBytes(long bytes)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        long size = ((bytes + Alignment - 1) & -Alignment) + Slack;
        if (size > left)
        {
            Reserve(size);
        }

        byte* piece = next;
        next += size;
        left -= size;
        return piece;
    }

    private void Reserve(long size)
    {
        long bytes = Math.Max(size, ChunkBytes);
        byte* chunk = (byte*)NativeMemory.AlignedAlloc((nuint)bytes, Alignment);
        NativeMemory.Clear(chunk, (nuint)bytes);
        chunks.Add((nint)chunk);
        next = chunk;
        left = bytes;
        Bytes += bytes;
    }

    /// <summary>Gives the memory back. Nothing taken from the arena may be used afterwards.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        foreach (nint chunk in chunks)
        {
            NativeMemory.AlignedFree((void*)chunk);
        }

        chunks.Clear();
        left = 0;
    }
}
