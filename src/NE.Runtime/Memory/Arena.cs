using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace NE.Runtime.Memory;

/// <summary>
/// Native memory of one learner group: parameters, activations, batches. Everything allocated from it is zeroed, aligned to a cache line,
/// and lives until the arena is disposed, so a training step allocates nothing.
/// </summary>
/// <remarks>
/// There is no finalizer: a kernel may still use a pointer when the garbage collector considers its owner unreachable. The agent that owns
/// the arena disposes it.
/// </remarks>
public sealed unsafe class Arena : IDisposable
{
    /// <summary>Cache line of the target processors, in bytes; also the width of the widest vector.</summary>
    private const int Alignment = 64;

    /// <summary>Readable and writable bytes after each allocation, so that a vector may extend past its end.</summary>
    private const int Slack = 64;

    private const long ChunkBytes = 1 << 20;

    private readonly List<nint> chunks = [];
    private byte* next;
    private long left;
    private bool disposed;

    /// <summary>Bytes reserved from the system so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Allocates values of a number of features for a batch, all zero.</summary>
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

    /// <summary>Allocates zeroed floats, aligned to a cache line, followed by one vector of slack.</summary>
    internal float* Take(int floats) => (float*)TakeBytes((long)floats * sizeof(float));

    /// <summary>Allocates zeroed bytes, aligned to a cache line, followed by one vector of slack.</summary>
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

    /// <summary>Frees the memory. Nothing allocated from the arena may be used afterwards.</summary>
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
