using System;
using System.IO;
using System.Numerics;
using NE.Runtime.Networks;
using NE.Runtime.Random;

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
        intended = new float[layout.Has(ReplayLayout.PolicyAction) ? layout.Action.Length : 0];
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
    public long Count => Math.Min(Added - Dropped, Capacity);

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
        if (added.Length != Layout.AddedColumns - intended.Length)
        {
            throw new ArgumentException($"{added.Length} values were given for {Layout.AddedColumns - intended.Length} columns of "
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
        AddIntended(action, row);
        Added++;
    }

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
        Dropped = 0;
    }

    /// <summary>Flushes the stored transitions to disk and returns their checksum (CRC-32C of the rows, oldest first).</summary>
    public uint Flush()
    {
        storage.Flush();
        return Checksum();
    }

    /// <summary>CRC-32C of the stored rows, oldest first, dropped ones included.</summary>
    public uint Checksum()
    {
        uint crc = uint.MaxValue;
        long stored = Math.Min(Added, Capacity);
        for (long index = Added - stored; index < Added; index++)
        {
            ulong* words = (ulong*)(storage.Rows + (index % ring * rowLength));
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
}
