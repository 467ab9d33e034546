using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Replay;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// The copy of one learner's replay buffer on the device: transition number t is in row t mod rows. One new transition is staged for the
/// next launch; more (after the warm-up, after a resume) are copied in whole ranges.
/// </summary>
internal sealed unsafe class ReplayRing
{
    /// <summary>The slot word of a staged row without a transition.</summary>
    private const uint Nothing = uint.MaxValue;

    private readonly ReplayBuffer replay;
    private readonly long rows;
    private readonly long start;
    private readonly int rowLength;
    private long stored;

    /// <summary>Creates the empty ring of a learner.</summary>
    /// <param name="replay">The buffer on the host.</param>
    /// <param name="rows">Rows of the ring on the device, at least the buffer's capacity.</param>
    /// <param name="start">Its offset in floats from the start of the memory.</param>
    internal ReplayRing(ReplayBuffer replay, long rows, long start)
    {
        this.replay = replay;
        this.rows = rows;
        this.start = start;
        rowLength = replay.Layout.RowLength;
    }

    /// <summary>Whether there is nothing to sample.</summary>
    internal bool Empty => replay.Count == 0;

    /// <summary>Row of the oldest transition that can be sampled.</summary>
    internal uint Oldest => (uint)((replay.Added - replay.Count) % rows);

    /// <summary>Invalidates the device's copy, after the buffer was rewound or reloaded.</summary>
    internal void Forget() => stored = 0;

    /// <summary>Synchronises the ring with the buffer, except for a single new transition, which is staged.</summary>
    /// <param name="device">The device.</param>
    /// <param name="memory">The group's memory.</param>
    /// <param name="staged">The learner's staged row: the slot, then the transition.</param>
    /// <returns>Whether a row was staged.</returns>
    internal bool Follow(ComputeDevice device, DeviceMemory memory, Span<uint> staged)
    {
        staged[0] = Nothing;
        long added = replay.Added;
        long behind = added - stored;
        stored = added;
        if (behind == 0)
            return false;

        if (behind != 1)
        {
            Copy(device, memory, behind > 0 ? behind : replay.Count);
            return false;
        }

        staged[0] = (uint)((added - 1) % rows);
        new ReadOnlySpan<uint>(replay.Row(replay.Count - 1), rowLength).CopyTo(staged[1..]);
        return true;
    }

    /// <summary>Stages no transition, for a learner that has left the group.</summary>
    internal static void Skip(Span<uint> staged) => staged[0] = Nothing;

    /// <summary>Copies the newest transitions, in ranges that are contiguous in both rings.</summary>
    private void Copy(ComputeDevice device, DeviceMemory memory, long newest)
    {
        long rowBytes = (long)rowLength * sizeof(float);
        long largest = int.MaxValue / rowBytes;
        long count = replay.Count, first = count - Math.Min(newest, count);
        while (first < count)
        {
            long slot = (replay.Added - count + first) % rows;
            long limit = Math.Min(Math.Min(count - first, rows - slot), largest);
            long length = Contiguous(first, limit);
            ReadOnlySpan<byte> range = new(replay.Row(first), checked((int)(length * rowBytes)));
            device.Write(memory, (start * sizeof(float)) + (slot * rowBytes), range);
            first += length;
        }
    }

    /// <summary>Number of rows from first on that are contiguous in the buffer, which wraps at most once.</summary>
    private long Contiguous(long first, long limit)
    {
        float* begin = replay.Row(first);
        long last = limit - 1;
        if (replay.Row(first + last) == begin + (last * rowLength))
            return limit;

        long low = 1, high = last;
        while (low < high)
        {
            long middle = low + ((high - low + 1) / 2);
            if (replay.Row(first + middle - 1) == begin + ((middle - 1) * rowLength))
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
