using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Tests.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Replay;

/// <summary>The dynamic replay buffer (docs/algorithm.md, Dynamic replay buffer).</summary>
public sealed class DynamicReplayTests : IDisposable
{
    private static readonly ReplayLayout Layout = new ReplayLayout(1, 2).With(ReplayLayout.PolicyAction, 2);

    private readonly Arena arena = new();

    public void Dispose() => arena.Dispose();

    [Fact]
    public void CopyOldest_GivesThePolicysActions_AndThoseTakenWhereItWasNotAsked()
    {
        using var buffer = new ReplayBuffer(4, Layout);
        Add(buffer, 0);
        for (int i = 1; i < 6; i++)
        {
            buffer.Intend([10 + i, 20 + i]);
            Add(buffer, i);
        }

        Add(buffer, 6);
        Activations states = arena.Activations(1, 4), actions = arena.Activations(2, 4);
        buffer.CopyOldest(states, actions);
        Enumerable.Range(0, 4).Select(i => states[0, i]).ShouldBe([3, 4, 5, 6]);
        Enumerable.Range(0, 4).Select(i => actions[0, i]).ShouldBe([13, 14, 15, 0.1f]);
        Enumerable.Range(0, 4).Select(i => actions[1, i]).ShouldBe([23, 24, 25, 0.2f]);
    }

    // d = ½ · mean of (.5 - .1)², (-.5 - .2)² = ½ · (.16 + .49)/2 = .1625, in units of the largest action 2.
    [Theory]
    [InlineData(0.16, 20, 36)]
    [InlineData(0.17, 20, 40)]
    [InlineData(0.16, 40, 40)]
    public void Compare_OfTheWorkedExample_DropsTheOldestTenth(double bound, int least, int left)
    {
        using var buffer = new ReplayBuffer(50, Layout);
        for (int i = 0; i < 40; i++)
        {
            buffer.Intend([0.2f, 0.4f]);
            Add(buffer, i);
        }

        var method = new DynamicReplay(buffer, new() { Distance = bound, Least = least, Dropped = 0.1 });
        Compare(method, buffer, [0.5f, -0.5f], squashed: false);
        method.LastDistance.ShouldBe(0.1625, 1e-6);
        buffer.Count.ShouldBe(left);
        Oldest(buffer).ShouldBe(40 - left);

        // The mean of a squashed policy.
        Compare(method, buffer, [MathF.Atanh(0.5f), MathF.Atanh(-0.5f)], squashed: true);
        method.LastDistance.ShouldBe(0.1625, 1e-6);
    }

    [Fact]
    public void Dropped_Transitions_AreNeverDrawn_AndTheCapacityReturns()
    {
        using var buffer = new ReplayBuffer(30, Layout);
        for (int i = 0; i < 40; i++)
            Add(buffer, i);

        buffer.Drop(25);
        (buffer.Count, Oldest(buffer)).ShouldBe((5, 35));
        var batch = new Batch(arena, new ReplayLayout(1, 2), 256);
        buffer.Gather(batch, 3, RandomStreamId.ReplayIndex, 1);
        Enumerable.Range(0, 256).Select(i => (int)batch.State[0, i]).Distinct().Order().ShouldBe([35, 36, 37, 38, 39]);
        for (int i = 40; i < 70; i++)
            Add(buffer, i);

        (buffer.Count, Oldest(buffer)).ShouldBe((30, 40));
        Should.Throw<ArgumentOutOfRangeException>(() => buffer.Drop(30));
    }

    [Fact]
    public void Saved_State_RestoresWhatWasDropped_AndTheChecksumCoversIt()
    {
        using ReplayBuffer first = new(30, Layout), second = new(30, Layout);
        foreach (ReplayBuffer buffer in new[] { first, second })
        {
            for (int i = 0; i < 20; i++)
                Add(buffer, i);
        }

        DynamicReplay dropping = new(first, new() { Distance = 0, Dropped = 0.5 }), resumed = new(second, new() { Distance = 0, Dropped = 0.5 });
        uint before = first.Checksum();
        Compare(dropping, first, [1, 1], squashed: false);
        first.Count.ShouldBe(10);
        first.Checksum().ShouldBe(before);
        var saved = new MemoryTensors();
        dropping.Save(saved);
        second.Rewind(20);
        resumed.Load(saved);
        (second.Count, Oldest(second), resumed.LastDistance).ShouldBe((10, 10, dropping.LastDistance));
    }

    private static void Add(ReplayBuffer buffer, int number) => buffer.Add([number], [0.1f, 0.2f], 0, [number + 1], terminated: false);

    private void Compare(DynamicReplay method, ReplayBuffer buffer, float[] outputs, bool squashed)
    {
        Activations states = arena.Activations(1, 8), stored = arena.Activations(2, 8), now = arena.Activations(2, 8);
        buffer.CopyOldest(states, stored);
        for (int sample = 0; sample < 8; sample++)
            (now[0, sample], now[1, sample]) = (outputs[0], outputs[1]);

        method.Compare(now, stored, 2, squashed);
    }

    private int Oldest(ReplayBuffer buffer)
    {
        Activations states = arena.Activations(1, 1), actions = arena.Activations(2, 1);
        buffer.CopyOldest(states, actions);
        return (int)states[0, 0];
    }
}
