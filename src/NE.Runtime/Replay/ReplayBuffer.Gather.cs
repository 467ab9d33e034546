using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Threading;

namespace NE.Runtime.Replay;

/// <content>Drawing batches.</content>
public sealed unsafe partial class ReplayBuffer
{
    /// <summary>Fills a batch with transitions drawn uniformly with replacement.</summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void Gather(Batch batch, uint seed, RandomStreamId stream, ulong unit) =>
        Gather<UniformPick>(batch, Count, seed, stream, unit);

    /// <summary>Fills a batch with transitions drawn uniformly with replacement from the oldest stored ones.</summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="fraction">Share of the stored transitions that make up the pool, rounded up, in (0, 1].</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void GatherOldest(Batch batch, double fraction, uint seed, RandomStreamId stream, ulong unit) =>
        Gather<UniformPick>(batch, Oldest(fraction), seed, stream, unit);

    /// <summary>Number of transitions in a fraction of the stored ones, rounded up.</summary>
    /// <param name="fraction">The fraction, in (0, 1].</param>
    public long Oldest(double fraction) => Math.Clamp((long)Math.Ceiling(fraction * Count), Math.Min(1, Count), Count);

    /// <summary>Fills a batch with transitions drawn by age, with replacement, as a user-defined sampler decides.</summary>
    /// <typeparam name="TSampler">The sampler.</typeparam>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty.</exception>
    public void GatherBy<TSampler>(Batch batch, uint seed, RandomStreamId stream, ulong unit)
        where TSampler : IReplaySampler => Gather<AgePick<TSampler>>(batch, Count, seed, stream, unit);

    private void Gather<TPick>(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
        where TPick : struct, IPick
    {
        Require(batch, pool);
        if (Vector512.IsHardwareAccelerated)
            Gather<Simd512, Vector512<float>, TPick>(batch, pool, seed, stream, unit);
        else if (Vector256.IsHardwareAccelerated)
            Gather<Simd256, Vector256<float>, TPick>(batch, pool, seed, stream, unit);
        else
            Gather<Simd128, Vector128<float>, TPick>(batch, pool, seed, stream, unit);
    }

    private void Require(Batch batch, long pool)
    {
        if (pool == 0)
        {
            throw new InvalidOperationException("The replay buffer is empty: nothing can be sampled before the first step.");
        }

        if (!Layout.Begins(batch.Layout))
        {
            throw new ArgumentException("The batch's fields differ from the first of the buffer's transitions.", nameof(batch));
        }
    }

    /// <summary>
    /// Rows are scattered over memory far larger than the caches: those of a group are prefetched before the preceding group is copied.
    /// </summary>
    internal void Gather<TSimd, TVector, TPick>(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        var work = new Work<TSimd, TVector, TPick>(this, batch, pool, seed, stream, unit);
        WorkerPool.Run(ref work);
    }

    [SkipLocalsInit]
    private void Gather<TSimd, TVector, TPick>(Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit, int firstGroup, int endGroup)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        if (firstGroup == endGroup)
            return;

        float** groups = stackalloc float*[2 * Group];
        Find<TSimd, TVector, TPick>(firstGroup, pool, seed, stream, unit, groups + (firstGroup % 2 * Group));
        for (int number = firstGroup; number < endGroup; number++)
        {
            int first = number * Group;
            if (number + 1 < endGroup)
                Find<TSimd, TVector, TPick>(number + 1, pool, seed, stream, unit, groups + ((number + 1) % 2 * Group));

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
    private void Find<TSimd, TVector, TPick>(int group, long pool, uint seed, RandomStreamId stream, ulong unit, float** found)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        uint* words = stackalloc uint[Group];
        Philox.Words<TSimd, TVector>(seed, (uint)stream, unit, (ulong)group, words);
        long oldest = (Added - Count) % ring;
        int bytes = rowLength * sizeof(float);
        for (int i = 0; i < Group; i++)
        {
            long slot = oldest + TPick.From(words[i], pool);
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
    private readonly struct Work<TSimd, TVector, TPick>(ReplayBuffer buffer, Batch batch, long pool, uint seed, RandomStreamId stream, ulong unit)
        : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        public void Do(int part, int parts)
        {
            int groups = (batch.Size + Group - 1) / Group;
            int from = Share.Of(groups, part, parts), to = Share.Of(groups, part + 1, parts);
            buffer.Gather<TSimd, TVector, TPick>(batch, pool, seed, stream, unit, from, to);
        }
    }
}
