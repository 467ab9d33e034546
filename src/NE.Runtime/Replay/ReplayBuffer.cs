using System;
using System.IO;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Threading;

namespace NE.Runtime.Replay;

/// <summary>
/// The transitions a learner has seen, first in first out. The ring is longer than the capacity by a slack, so that rows referenced by a
/// checkpoint are not overwritten until the run is that many steps past it.
/// </summary>
public sealed unsafe partial class ReplayBuffer : IDisposable
{
    /// <summary>Number of samples whose rows are located together.</summary>
    private const int Group = Philox.WordsOfGroup;

    /// <summary>Bytes per cache line.</summary>
    private const int CacheLine = 64;

    private readonly ReplayStorage storage;
    private readonly long ring;
    private readonly int rowLength;

    private ReplayBuffer(ReplayStorage storage, ReplayLayout layout, int capacity, long ring, bool marksEnds)
    {
        this.storage = storage;
        this.ring = ring;
        MarksEnds = marksEnds;
        Layout = layout;
        Capacity = capacity;
        rowLength = layout.RowLength;
    }

    /// <summary>Creates a buffer in memory, which cannot be resumed.</summary>
    /// <param name="capacity">Transitions that can be sampled, at least 1.</param>
    /// <param name="layout">The fields of a transition.</param>
    /// <param name="marksEnds">Whether rows record where episodes ended, which n-step returns need.</param>
    public ReplayBuffer(int capacity, ReplayLayout layout, bool marksEnds = false)
        : this(ReplayStorage.InMemory(Positive(capacity), layout.RowLength), layout, capacity, capacity, marksEnds)
    {
    }

    /// <summary>Largest number of transitions that can be sampled.</summary>
    public int Capacity { get; }

    /// <summary>Transitions beyond the capacity that are kept for a resumed run.</summary>
    public long Slack => ring - Capacity;

    /// <summary>Transitions added since the start of the run.</summary>
    public long Added { get; private set; }

    /// <summary>Transitions that can be sampled now.</summary>
    public long Count => Math.Min(Added, Capacity);

    /// <summary>The fields of a transition and their columns.</summary>
    public ReplayLayout Layout { get; }

    /// <summary>Whether rows record where episodes ended. Rows of other buffers are unaffected.</summary>
    public bool MarksEnds { get; }

    /// <summary>Opens or creates a buffer in a file. Call <see cref="Rewind"/> to continue with its contents.</summary>
    /// <param name="path">The file; it takes 4 bytes per float of a row, allocated in pieces as it fills.</param>
    /// <param name="capacity">Transitions that can be sampled, at least 1.</param>
    /// <param name="slack">Transitions beyond the capacity that are kept for a resumed run; an existing file keeps its own.</param>
    /// <param name="layout">The fields of a transition.</param>
    /// <param name="marksEnds">Whether rows record where episodes ended, which n-step returns need.</param>
    /// <exception cref="IOException">The file cannot be created, or is in use.</exception>
    /// <exception cref="InvalidDataException">
    /// It is damaged, or its rows have a different length or are fewer than the capacity.
    /// </exception>
    public static ReplayBuffer OpenFile(string path, int capacity, long slack, ReplayLayout layout, bool marksEnds = false)
    {
        ArgumentNullException.ThrowIfNull(layout);
        ReplayStorage storage = ReplayStorage.OpenFile(path, Positive(capacity), slack, layout.RowLength);
        return new ReplayBuffer(storage, layout, capacity, storage.RowCount, marksEnds);
    }

    /// <summary>Stores a transition; if the buffer is full, the oldest one is dropped.</summary>
    /// <param name="observation">The observation acted on.</param>
    /// <param name="action">The action taken.</param>
    /// <param name="reward">The reward received.</param>
    /// <param name="next">The observation after the step, also when the episode ended with it.</param>
    /// <param name="terminated">True only when the task itself ended; a time limit is not a termination.</param>
    /// <param name="added">Values of the fields added by methods, in their order, one per column.</param>
    /// <exception cref="ArgumentException">The number of added values is wrong.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Add(
        ReadOnlySpan<float> observation, ReadOnlySpan<float> action, float reward, ReadOnlySpan<float> next, bool terminated,
        ReadOnlySpan<float> added = default) =>
        Add(observation, action, reward, next, terminated, ended: terminated, added);

    /// <summary>Stores a transition; if the buffer is full, the oldest one is dropped.</summary>
    /// <param name="observation">The observation acted on.</param>
    /// <param name="action">The action taken.</param>
    /// <param name="reward">The reward received.</param>
    /// <param name="next">The observation after the step, also when the episode ended with it.</param>
    /// <param name="terminated">True only when the task itself ended; a time limit is not a termination.</param>
    /// <param name="ended">
    /// Whether the episode ended with it, by termination or by a time limit; stored only if <see cref="MarksEnds"/>.
    /// </param>
    /// <param name="added">Values of the fields added by methods, in their order, one per column.</param>
    /// <exception cref="ArgumentException">The number of added values is wrong.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    public void Add(
        ReadOnlySpan<float> observation, ReadOnlySpan<float> action, float reward, ReadOnlySpan<float> next, bool terminated, bool ended,
        ReadOnlySpan<float> added = default)
    {
        if (added.Length != Layout.AddedColumns)
        {
            throw new ArgumentException($"{added.Length} values were given for {Layout.AddedColumns} columns of "
                + "added fields.", nameof(added));
        }

        long slot = Added % ring;
        long end = (slot + 1) * rowLength * sizeof(float);
        if (end > storage.Reserved)
        {
            storage.Reserve(end);
        }

        Span<float> row = new(storage.Rows + (slot * rowLength), rowLength);
        observation[..Layout.State.Length].CopyTo(row);
        action[..Layout.Action.Length].CopyTo(row[Layout.Action.First..]);
        row[Layout.Reward.First] = reward;
        next[..Layout.State.Length].CopyTo(row[Layout.NextState.First..]);
        row[Layout.NextAction.First..].Clear();
        if (MarksEnds && (ended || terminated))
            row[Layout.EpisodeEnd.First] = 1f;

        row[Layout.NotDone.First] = terminated ? 0f : 1f;
        added.CopyTo(row[Layout.NotDone.End..]);
        Added++;
    }

    /// <summary>Fills a batch with transitions drawn uniformly with replacement.</summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void Gather(Batch batch, uint seed, RandomStreamId stream, ulong unit) => Gather(batch, Count, seed, stream, unit);

    /// <summary>Fills a batch with transitions drawn uniformly with replacement from the oldest stored ones.</summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="fraction">Share of the stored transitions that make up the pool, rounded up, in (0, 1].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void GatherOldest(Batch batch, double fraction, uint seed, RandomStreamId stream, ulong unit) =>
        Gather(batch, Oldest(fraction), seed, stream, unit);

    /// <summary>Number of transitions in a fraction of the stored ones, rounded up.</summary>
    /// <param name="fraction">The fraction, in (0, 1].</param>
    public long Oldest(double fraction) => Math.Clamp((long)Math.Ceiling(fraction * Count), Math.Min(1, Count), Count);

    /// <summary>Discards everything added after a checkpoint, or resumes from the file's contents.</summary>
    /// <param name="added">Transitions added when the checkpoint was made.</param>
    /// <exception cref="CheckpointException">The file holds fewer transitions.</exception>
    public void Rewind(long added)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(added);
        long end = Math.Min(added, ring) * rowLength * sizeof(float);
        if (end > storage.Reserved)
        {
            throw new CheckpointException("The replay file holds fewer transitions than the checkpoint refers to.");
        }

        Added = added;
    }

    /// <summary>Flushes the stored transitions to disk and returns their checksum (CRC-32C of the rows, oldest first).</summary>
    public uint Flush()
    {
        storage.Flush();
        return Checksum();
    }

    /// <summary>CRC-32C of the stored rows, oldest first.</summary>
    public uint Checksum()
    {
        uint crc = uint.MaxValue;
        for (long index = 0; index < Count; index++)
        {
            ulong* words = (ulong*)Row(index);
            for (int word = 0; word < rowLength / 2; word++)
            {
                crc = BitOperations.Crc32C(crc, words[word]);
            }
        }

        return ~crc;
    }

    /// <inheritdoc/>
    public void Dispose() => storage.Dispose();

    /// <summary>The row of a stored transition, counted from the oldest.</summary>
    internal float* Row(long index) => storage.Rows + ((Added - Count + index) % ring * rowLength);

    private static int Positive(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        return capacity;
    }

    private void Gather(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
    {
        Require(batch, pool);
        if (Vector512.IsHardwareAccelerated)
            Gather<Simd512, Vector512<float>>(batch, pool, seed, stream, unit);
        else if (Vector256.IsHardwareAccelerated)
            Gather<Simd256, Vector256<float>>(batch, pool, seed, stream, unit);
        else
            Gather<Simd128, Vector128<float>>(batch, pool, seed, stream, unit);
    }

    private void Require(Batch batch, long pool)
    {
        if (pool == 0)
        {
            throw new InvalidOperationException("The replay buffer is empty: nothing can be sampled before the first step.");
        }

        if (!batch.Layout.Equals(Layout))
        {
            throw new ArgumentException("The batch's fields differ from those of the buffer's transitions.", nameof(batch));
        }
    }

    /// <summary>
    /// Rows are scattered over memory far larger than the caches: those of a group are prefetched before the preceding group is copied.
    /// </summary>
    internal void Gather<TSimd, TVector>(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var work = new Work<TSimd, TVector>(this, batch, pool, seed, stream, unit);
        WorkerPool.Run(ref work);
    }

    [SkipLocalsInit]
    private void Gather<TSimd, TVector>(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit, int firstGroup, int endGroup)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        if (firstGroup == endGroup)
            return;

        float** groups = stackalloc float*[2 * Group];
        Find<TSimd, TVector>(firstGroup, pool, seed, stream, unit, groups + (firstGroup % 2 * Group));
        for (int number = firstGroup; number < endGroup; number++)
        {
            int first = number * Group;
            if (number + 1 < endGroup)
                Find<TSimd, TVector>(number + 1, pool, seed, stream, unit, groups + ((number + 1) % 2 * Group));

            float** source = groups + (number % 2 * Group);
            int end = Math.Min(first + Group, batch.Size), sample = first;
            for (; sample + Tile.Size <= end; sample += Tile.Size, source += Tile.Size)
                batch.FillTile(sample, source);

            for (; sample < end; sample++, source++)
                batch.Fill(sample, *source);
        }
    }

    /// <summary>Locates the rows of a group of samples and prefetches them.</summary>
    [SkipLocalsInit]
    private void Find<TSimd, TVector>(int group, long pool, uint seed, RandomStreamId stream, ulong unit, float** found)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        uint* words = stackalloc uint[Group];
        Philox.Words<TSimd, TVector>(seed, (uint)stream, unit, (ulong)group, words);
        long oldest = (Added - Count) % ring;
        int bytes = rowLength * sizeof(float);
        for (int i = 0; i < Group; i++)
        {
            long slot = oldest + (uint)(((ulong)words[i] * (ulong)pool) >> 32);
            if (slot >= ring)
                slot -= ring;

            float* row = storage.Rows + (slot * rowLength);
            found[i] = row;
            if (Sse.IsSupported)
            {
                for (int at = 0; at < bytes; at += CacheLine)
                    Sse.Prefetch0((byte*)row + at);
            }
        }
    }

    /// <summary>The groups of samples, split among workers.</summary>
    private readonly struct Work<TSimd, TVector>(ReplayBuffer buffer, Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
        : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts)
        {
            int groups = (batch.Size + Group - 1) / Group;
            int from = Share.Of(groups, part, parts), to = Share.Of(groups, part + 1, parts);
            buffer.Gather<TSimd, TVector>(batch, pool, seed, stream, unit, from, to);
        }
    }
}
