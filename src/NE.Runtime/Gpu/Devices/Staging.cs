using System;
using System.Runtime.InteropServices;

namespace NE.Runtime.Gpu.Devices;

/// <summary>
/// Host memory that small writes wait in until the queue has taken them, so that a write need not wait for the kernels before it. When it is
/// full, the queue is waited for once.
/// </summary>
internal unsafe sealed class Staging
{
    // A step writes a few hundred bytes for each learner, so a megabyte (in bytes) lasts many steps.
    internal const int Length = 1 << 20;
    private const int Alignment = 64;

    private readonly byte* start;
    private int used;

    /// <summary>Wraps memory.</summary>
    /// <param name="start">Its start: <see cref="Length"/> bytes.</param>
    internal Staging(byte* start) => this.start = start;

    /// <summary>Whether a write of this length goes through here at all.</summary>
    internal static bool Takes(int length) => length <= Length / 4;

    /// <summary>Copies the data here.</summary>
    /// <returns>Where it stands; null when there is no room before <see cref="Clear"/>.</returns>
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

    /// <summary>Nothing waits any more: the queue was waited for.</summary>
    internal void Clear() => used = 0;

    /// <summary>Memory of the machine itself, for queues that copy from any.</summary>
    internal static byte* Take() => (byte*)NativeMemory.AlignedAlloc(Length, Alignment);

    /// <summary>Gives back what <see cref="Take"/> took.</summary>
    internal static void Free(byte* start) => NativeMemory.AlignedFree(start);
}
