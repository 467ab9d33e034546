using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Tests.Kernels;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Replay;

/// <summary>N-step returns (docs/algorithm.md, N-step returns).</summary>
public sealed class NStepReturnTests
{
    private const int Observations = 17, Actions = 6;
    private const uint Seed = 3;
    private const float Discount = 0.9f;

    public static IEnumerable<object[]> Cases => Width.With([[1, 2, 40], [64, 3, 40], [70, 5, 100], [300, 3, 1000]]);

    [Theory]
    [InlineData("", 3, 2.71f, 0.81f, 2)]
    [InlineData("0t", 3, 1, 1, 0)]
    [InlineData("1t", 3, 1.9f, 0.9f, 1)]
    [InlineData("1d", 3, 1.9f, 0, 1)]
    [InlineData("0d", 3, 1, 0, 0)]
    [InlineData("2d", 3, 2.71f, 0, 2)]
    [InlineData("", 1, 1, 1, 0)]
    [InlineData("", 9, 4.0951f, 0.6561f, 4)]
    public void Gather_OfTheWorkedExamples_StopsAtEndsOfEpisodesAndOfTheBuffer(string end, int steps, float reward, float notDone, int last)
    {
        // γ = 0.9 and r = 1; the last letter says whether row k ended by a time limit or by termination. Five rows are stored.
        using var arena = new Arena();
        using var buffer = new ReplayBuffer(8, new ReplayLayout(1, 1), marksEnds: true);
        for (int k = 0; k < 5; k++)
        {
            bool ended = end.Length > 0 && end[0] - '0' == k;
            buffer.Add([k], [k], 1, [k + 0.5f], ended && end[1] == 'd', ended);
        }

        // A pool of a tenth is the oldest row alone.
        var batch = new Batch(arena, buffer.Layout, 4);
        buffer.GatherOldest(batch, 0.1, new NStepReturn(steps, Discount), Seed, RandomStreamId.ReplayIndex, 1);
        for (int sample = 0; sample < 4; sample++)
        {
            batch.State[0, sample].ShouldBe(0);
            batch.Action[0, sample].ShouldBe(0);
            batch.Reward[0, sample].ShouldBe(reward, 1e-6);
            batch.NotDone[0, sample].ShouldBe(notDone, 1e-6);
            batch.NextState[0, sample].ShouldBe(last + 0.5f);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gather_AnyWidth_HasTheReturnsOfThePublishedFlags(int lanes, int size, int steps, int capacity)
    {
        using var arena = new Arena();
        using ReplayBuffer buffer = Filled(capacity, 150, out double[] rewards, out bool[] terminated, out bool[] ended);
        int stored = (int)buffer.Count, oldest = 150 - stored;
        var batch = new Batch(arena, buffer.Layout, size);
        Width.Kernels(lanes).Gather(buffer, batch, stored, new NStepReturn(steps, Discount), Seed, RandomStreamId.ReplayIndex, 7);

        int severalSteps = 0;
        for (int sample = 0; sample < size; sample++)
        {
            // The state's first component is the number of the row.
            int row = (int)batch.State[0, sample];
            NE.Reference.NStepReturn expected = NE.Reference.NStepReturn.Of(
                rewards.AsSpan(oldest), terminated.AsSpan(oldest), ended.AsSpan(oldest), row - oldest, steps, Discount);
            ((double)batch.Reward[0, sample]).ShouldBe(expected.Reward, 1e-5);
            ((double)batch.NotDone[0, sample]).ShouldBe(expected.Continues * Math.Pow(Discount, expected.Last), 1e-6);
            batch.Action[0, sample].ShouldBe(-row);
            for (int i = 0; i < Observations; i++)
                batch.NextState[i, sample].ShouldBe(row + expected.Last + 0.5f + i);

            severalSteps += expected.Last > 0 ? 1 : 0;
        }

        if (size >= 64)
            severalSteps.ShouldBeInRange(size / 2, size - 1);
    }

    [Fact]
    public void Gather_ThreeThreads_ChangeNoBit()
    {
        using var arena = new Arena();
        using ReplayBuffer buffer = Filled(100, 150, out _, out _, out _);
        Batch alone = new(arena, buffer.Layout, 300), shared = new(arena, buffer.Layout, 300);
        var steps = new NStepReturn(4, Discount);
        buffer.Gather(alone, steps, Seed, RandomStreamId.ReplayIndex, 7);
        using (var pool = new WorkerPool(3))
        {
            WorkerPool.Use(pool);
            buffer.Gather(shared, steps, Seed, RandomStreamId.ReplayIndex, 7);
            WorkerPool.Use(null);
        }

        Parts(shared).ShouldBe(Parts(alone));
    }

    [Fact]
    public void Gather_OneStep_HasTheBitsOfAPlainGather()
    {
        using var arena = new Arena();
        using ReplayBuffer buffer = Filled(100, 150, out _, out _, out _);
        Batch plain = new(arena, buffer.Layout, 70), one = new(arena, buffer.Layout, 70);
        buffer.Gather(plain, Seed, RandomStreamId.ReplayIndex, 7);
        buffer.Gather(one, new NStepReturn(1, Discount), Seed, RandomStreamId.ReplayIndex, 7);
        Parts(one).ShouldBe(Parts(plain));
    }

    [Fact]
    public void Rows_OfABufferThatDoesNotMarkEnds_HaveTheBytesOfOneThatWasNotTold()
    {
        ReplayLayout layout = new(2, 1);
        using ReplayBuffer told = new(8, layout), untold = new(8, layout), marking = new(8, layout, marksEnds: true);
        told.Add([1, 2], [3], 4, [5, 6], false, ended: true);
        marking.Add([1, 2], [3], 4, [5, 6], false, ended: true);
        untold.Add([1, 2], [3], 4, [5, 6], false);
        told.Checksum().ShouldBe(untold.Checksum());
        marking.Checksum().ShouldNotBe(untold.Checksum());
    }

    [Fact]
    public void Gather_BufferWithoutMarksOrRows_SaysSo()
    {
        using var arena = new Arena();
        using ReplayBuffer plain = new(8, new ReplayLayout(2, 1)), empty = new(8, new ReplayLayout(2, 1), marksEnds: true);
        plain.Add([1, 2], [3], 4, [5, 6], false);
        var batch = new Batch(arena, plain.Layout, 3);
        Should.Throw<InvalidOperationException>(() => plain.Gather(batch, new NStepReturn(2, Discount), Seed, RandomStreamId.ReplayIndex, 1))
            .Message.ShouldContain("marksEnds");
        Should.Throw<InvalidOperationException>(() => empty.Gather(batch, new NStepReturn(2, Discount), Seed, RandomStreamId.ReplayIndex, 1))
            .Message.ShouldContain("empty");
        Should.Throw<ArgumentOutOfRangeException>(() => new NStepReturn(0, Discount));
    }

    /// <summary>Rows with episodes of drawn lengths, of which some terminate; the buffer wraps where it holds fewer.</summary>
    internal static ReplayBuffer Filled(int capacity, int rows, out double[] rewards, out bool[] terminated, out bool[] ended)
    {
        var buffer = new ReplayBuffer(capacity, new ReplayLayout(Observations, Actions), marksEnds: true);
        var numbers = new RandomStream(5, RandomStreamId.Probe, 3);
        (rewards, terminated, ended) = (new double[rows], new bool[rows], new bool[rows]);
        for (int k = 0; k < rows; k++)
        {
            int row = k;
            rewards[k] = numbers.NextNormal();
            ended[k] = numbers.NextUniform() < 0.2f;
            terminated[k] = ended[k] && numbers.NextUniform() < 0.5f;
            float[] state = [.. Enumerable.Range(0, Observations).Select(i => (float)(row + i))];
            float[] next = [.. state.Select(x => x + 0.5f)], action = [.. Enumerable.Range(0, Actions).Select(i => (float)(-row - i))];
            buffer.Add(state, action, (float)rewards[k], next, terminated[k], ended[k]);
        }

        return buffer;
    }

    private static float[] Parts(Batch batch) =>
    [
        .. new[] { batch.StateAction, batch.Reward, batch.NextState, batch.NotDone }
            .SelectMany(part => Samples.Read(part).SelectMany(row => row)),
    ];
}
