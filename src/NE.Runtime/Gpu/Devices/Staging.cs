using System;
using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// Host memory that holds small writes until the queue has consumed them, so that a write need not wait for earlier kernels. When it is
/// full, the queue is drained once.
/// </summary>
internal unsafe sealed class Staging
{
    // In bytes. A step writes a few hundred bytes per learner, so a megabyte lasts many steps.
    internal const int Length = 1 << 20;
    private const int Alignment = 64;

    private readonly byte* start;
    private int used;

    /// <summary>Wraps existing memory.</summary>
    /// <param name="start">Its start: <see cref="Length"/> bytes.</param>
    internal Staging(byte* start) => this.start = start;

    /// <summary>Whether a write of this length is staged at all.</summary>
    internal static bool Takes(int length) => length <= Length / 4;

    /// <summary>Copies the data into the staging memory.</summary>
    /// <returns>The address of the copy; null if there is no room before <see cref="Clear"/>.</returns>
    internal byte* Put(ReadOnlySpan<byte> data)
    {
        if (used + data.Length > Length)
        {
            return null;
        }

        byte* place = start + used;
        data.CopyTo(new Span<byte>(place, data.Length));
        used += (data.Length + Alignment - 1) / Alignment * Alignment;
        return place;
    }

    /// <summary>Empties the staging memory, after the queue was drained.</summary>
    internal void Clear() => used = 0;

    /// <summary>Allocates ordinary host memory, for queues that can copy from any.</summary>
    internal static byte* Take() => (byte*)NativeMemory.AlignedAlloc(Length, Alignment);

    /// <summary>Frees memory from <see cref="Take"/>.</summary>
    internal static void Free(byte* start) => NativeMemory.AlignedFree(start);
}
