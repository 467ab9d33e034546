using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Threading;

namespace NE.Runtime.Replay;

/// <content>N-step returns (docs/algorithm.md, N-step returns).</content>
public sealed unsafe partial class ReplayBuffer
{
    /// <summary>
    /// Fills a batch with transitions drawn uniformly with replacement, each with its n-step return: the reward is Σ γ^k r_k over rows
    /// k = 0 to m, the next state is that of row m, and not-done is γ^m, or 0 where the task ended with row m. So γ · not-done discounts
    /// the value of the next state. Row m is the n-th, the last of its episode, or the newest stored, whichever comes first.
    /// </summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="steps">Number of steps and discount.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty, or does not mark where episodes ended.</exception>
    public void Gather(Batch batch, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit) =>
        Gather<UniformPick>(batch, Count, steps, seed, stream, unit);

    /// <summary>As <see cref="Gather(Batch, in NStepReturn, uint, RandomStreamId, ulong)"/>, from the oldest stored transitions.</summary>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="fraction">
    /// Share of the stored transitions that make up the pool, rounded up, in (0, 1]; returns may extend beyond it.
    /// </param>
    /// <param name="steps">Number of steps and discount.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty, or does not mark where episodes ended.</exception>
    public void GatherOldest(Batch batch, double fraction, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit) =>
        Gather<UniformPick>(batch, Oldest(fraction), steps, seed, stream, unit);

    /// <summary>As <see cref="GatherBy{TSampler}(Batch, uint, RandomStreamId, ulong)"/>, each transition with its n-step return.</summary>
    /// <typeparam name="TSampler">The sampler.</typeparam>
    /// <param name="batch">Receives the transitions.</param>
    /// <param name="steps">Number of steps and discount.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream, the update.</param>
    /// <exception cref="InvalidOperationException">The buffer is empty, or does not mark where episodes ended.</exception>
    public void GatherBy<TSampler>(Batch batch, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit)
        where TSampler : IReplaySampler => Gather<AgePick<TSampler>>(batch, Count, steps, seed, stream, unit);

    internal void Gather<TSimd, TVector, TPick>(Batch batch, long pool, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        var work = new NStepWork<TSimd, TVector, TPick>(this, batch, pool, steps, seed, stream, unit);
        WorkerPool.Run(ref work);
    }

    private void Gather<TPick>(Batch batch, long pool, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit)
        where TPick : struct, IPick
    {
        if (steps.Count <= 1)
        {
            Gather<TPick>(batch, pool, seed, stream, unit);
            return;
        }

        if (!MarksEnds)
        {
            throw new InvalidOperationException(
                "The replay buffer does not mark where episodes ended, which n-step returns need; make it with marksEnds.");
        }

        Require(batch, pool);
        if (Vector512.IsHardwareAccelerated)
            Gather<Simd512, Vector512<float>, TPick>(batch, pool, steps, seed, stream, unit);
        else if (Vector256.IsHardwareAccelerated)
            Gather<Simd256, Vector256<float>, TPick>(batch, pool, steps, seed, stream, unit);
        else
            Gather<Simd128, Vector128<float>, TPick>(batch, pool, steps, seed, stream, unit);
    }

    [SkipLocalsInit]
    private void Gather<TSimd, TVector, TPick>(
        Batch batch, long pool, in NStepReturn steps, uint seed, RandomStreamId stream, ulong unit, int firstGroup, int endGroup)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        if (firstGroup == endGroup)
            return;

        float** groups = stackalloc float*[2 * Group];
        float** last = stackalloc float*[Group];
        float* rewards = stackalloc float[Group];
        float* notDone = stackalloc float[Group];
        Find<TSimd, TVector, TPick>(firstGroup, pool, seed, stream, unit, groups + (firstGroup % 2 * Group));
        PrefetchBehind(groups + (firstGroup % 2 * Group), steps.Count);
        float* newest = storage.Rows + ((Added - 1) % ring * rowLength);
        for (int number = firstGroup; number < endGroup; number++)
        {
            float** following = groups + ((number + 1) % 2 * Group);
            if (number + 1 < endGroup)
            {
                Find<TSimd, TVector, TPick>(number + 1, pool, seed, stream, unit, following);
                PrefetchBehind(following, steps.Count);
            }

            float** source = groups + (number % 2 * Group);
            int first = number * Group, count = Math.Min(Group, batch.Size - first), i = 0;
            for (; i < count; i++)
                last[i] = Return(source[i], newest, steps, rewards + i, notDone + i);

            for (i = 0; i + Tile.Size <= count; i += Tile.Size)
            {
                batch.FillTile(first + i, last + i);
                batch.FillTile(first + i, source + i, Layout.NextState.First);
            }

            for (; i < count; i++)
            {
                batch.Fill(first + i, last[i]);
                batch.Fill(first + i, source[i], Layout.NextState.First);
            }

            for (i = 0; i < count; i++)
                batch.SetReturn(first + i, rewards[i], notDone[i]);
        }
    }

    /// <summary>Adds up the rewards from a row on.</summary>
    /// <param name="row">The first row.</param>
    /// <param name="newest">The newest row of the buffer, which no return goes beyond.</param>
    /// <param name="steps">Number of steps and discount.</param>
    /// <param name="reward">Receives Σ γ^k r_k.</param>
    /// <param name="notDone">Receives γ^m, or 0 where the task ended.</param>
    /// <returns>Row m.</returns>
    private float* Return(float* row, float* newest, in NStepReturn steps, float* reward, float* notDone)
    {
        float* end = storage.Rows + (ring * rowLength);
        float sum = row[Layout.Reward.First], power = 1;
        for (int k = 1; k < steps.Count && row[Layout.EpisodeEnd.First] == 0 && row != newest; k++)
        {
            row += rowLength;
            if (row == end)
                row = storage.Rows;

            power *= steps.Discount;
            sum += power * row[Layout.Reward.First];
        }

        *reward = sum;
        *notDone = power * row[Layout.NotDone.First];
        return row;
    }

    /// <summary>Prefetches the rows that follow those of a group, except across the end of the ring.</summary>
    private void PrefetchBehind(float** rows, int steps)
    {
        if (!Sse.IsSupported)
            return;

        int bytes = rowLength * sizeof(float);
        for (int i = 0; i < Group; i++)
        {
            for (int at = bytes; at < steps * bytes; at += CacheLine)
                Sse.Prefetch0((byte*)rows[i] + at);
        }
    }

    /// <summary>The groups of samples, split among workers.</summary>
    private readonly struct NStepWork<TSimd, TVector, TPick>(
        ReplayBuffer buffer, Batch batch, long pool, NStepReturn steps, uint seed, RandomStreamId stream, ulong unit) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPick : struct, IPick
    {
        public void Do(int part, int parts)
        {
            int groups = (batch.Size + Group - 1) / Group;
            int from = Share.Of(groups, part, parts), to = Share.Of(groups, part + 1, parts);
            buffer.Gather<TSimd, TVector, TPick>(batch, pool, steps, seed, stream, unit, from, to);
        }
    }
}
