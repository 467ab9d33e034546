using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Tests.Kernels;
using NE.Runtime.Tests.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Replay;

public sealed class ReplayBufferTests : IDisposable
{
    private const int Observations = 3, Actions = 2;

    private static readonly ReplayLayout Layout = new(Observations, Actions);

    private readonly Arena arena = new();
    private readonly TemporaryFolder folder = new();

    /// <summary>Each width with batches of whole and broken tiles and panels, and rows of whole and broken tiles.</summary>
    public static IEnumerable<object[]> Batches => Width.With(
        from size in new[] { 1, 31, 48, 64, 70, 256, 300 }
        from shape in new (int Observations, int Actions)[] { (3, 2), (17, 6), (11, 3), (27, 8) }
        select new object[] { size, shape.Observations, shape.Actions });

    private string Path => System.IO.Path.Combine(folder.Path, "replay.bin");

    public void Dispose()
    {
        arena.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void ReplayLayout_OfHalfCheetah_PutsTheColumnsWhereTheKernelsReadThem()
    {
        ReplayLayout layout = new(17, 6);

        layout.Fields.Select(field => (field.Name, field.First, field.Length)).ShouldBe(
            [("state", 0, 17), ("action", 17, 6), ("reward", 23, 1), ("next-state", 24, 17), ("next-action", 41, 6), ("not-done", 47, 1)]);
        (layout.Columns, layout.RowLength, layout.AddedColumns).ShouldBe((48, 48, 0));
    }

    [Fact]
    public void Gather_StoredTransitions_FillsEveryPartOfTheBatch()
    {
        using ReplayBuffer buffer = new(8, Layout);
        Add(buffer, 5, terminated: true);
        Batch batch = new(arena, Layout, 3);

        buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

        for (int sample = 0; sample < 3; sample++)
        {
            Values(batch.State, sample).ShouldBe([5, 5.25f, 5.5f]);
            Values(batch.Action, sample).ShouldBe([-5, -5.5f]);
            Values(batch.StateAction, sample).ShouldBe([5, 5.25f, 5.5f, -5, -5.5f]);
            Values(batch.Reward, sample).ShouldBe([50]);
            Values(batch.NextState, sample).ShouldBe([6, 6.25f, 6.5f]);
            Values(batch.NextAction, sample).ShouldBe([0, 0]);
            Values(batch.NextStateAction, sample).ShouldBe([6, 6.25f, 6.5f, 0, 0]);
            Values(batch.NotDone, sample).ShouldBe([0]);
        }
    }

    [Fact]
    public void With_AField_AppendsItWithoutMovingOthers()
    {
        ReplayLayout layout = new ReplayLayout(17, 6).With("task", 1).With("goal", 3);

        layout.Fields.Take(6).ShouldBe(new ReplayLayout(17, 6).Fields);
        layout["task"].ShouldBe(new ReplayField("task", 48, 1));
        layout["goal"].ShouldBe(new ReplayField("goal", 49, 3));
        (layout.Columns, layout.RowLength, layout.AddedColumns).ShouldBe((52, 64, 4));
    }

    [Fact]
    public void Layout_WithoutAField_NamesThoseItHas()
    {
        Should.Throw<KeyNotFoundException>(() => Layout["goal"]).Message
            .ShouldBe("A transition has no field 'goal'; it has state, action, reward, next-state, next-action, not-done.");
        Should.Throw<ArgumentException>(() => Layout.With("reward", 1)).Message.ShouldStartWith("A transition has a field 'reward' already.");
        Should.Throw<ArgumentOutOfRangeException>(() => Layout.With("goal", 0));
    }

    [Fact]
    public void Layouts_OfEqualFields_AreEqual()
    {
        Layout.With("goal", 2).ShouldBe(new ReplayLayout(Observations, Actions).With("goal", 2));
        Layout.With("goal", 2).GetHashCode().ShouldBe(new ReplayLayout(Observations, Actions).With("goal", 2).GetHashCode());
        Layout.With("goal", 2).ShouldNotBe(Layout.With("goal", 3));
        Layout.With("goal", 2).ShouldNotBe(Layout.With("task", 2));
        Layout.ShouldNotBe(new ReplayLayout(Actions, Observations));
    }

    [Fact]
    public void Gather_AddedFields_FillsThemToo()
    {
        ReplayLayout layout = Layout.With("goal", 2).With("task", 1);
        using ReplayBuffer buffer = new(4, layout);
        buffer.Add([1, 2, 3], [4, 5], 6, [7, 8, 9], terminated: true, [10, 11, 12]);
        Batch batch = new(arena, layout, 2);

        buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

        Values(batch.State, 1).ShouldBe([1, 2, 3]);
        Values(batch.NotDone, 1).ShouldBe([0]);
        Values(batch[layout["goal"]], 1).ShouldBe([10, 11]);
        Values(batch[layout["task"]], 1).ShouldBe([12]);
        Values(batch[layout.NextState], 1).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void Add_AsManyAddedNumbersAsTheLayoutHasNot_IsRefused()
    {
        using ReplayBuffer plain = new(4, Layout), added = new(4, Layout.With("goal", 2));
        Should.Throw<ArgumentException>(() => plain.Add([1, 2, 3], [4, 5], 6, [7, 8, 9], terminated: false, [1]));
        Should.Throw<ArgumentException>(() => added.Add([1, 2, 3], [4, 5], 6, [7, 8, 9], terminated: false))
            .Message.ShouldStartWith("0 values were given for 2 columns of added fields.");
        added.Added.ShouldBe(0);
    }

    [Fact]
    public void Gather_IntoABatchOfOtherFields_IsRefused()
    {
        using ReplayBuffer buffer = new(8, Layout);
        Add(buffer, 5);
        Batch batch = new(arena, Layout.With("goal", 1), 3);
        Should.Throw<ArgumentException>(() => buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0)).Message.ShouldContain("fields differ");
    }

    [Fact]
    public void Gather_NotTerminated_HasNotDoneOne()
    {
        using ReplayBuffer buffer = new(8, Layout);
        Add(buffer, 5);
        Batch batch = new(arena, Layout, 1);

        buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

        batch.NotDone[0, 0].ShouldBe(1);
    }

    [Fact]
    public unsafe void Gather_BatchThatIsNoWholePanel_LeavesThePaddingAtZero()
    {
        using ReplayBuffer buffer = new(8, Layout);
        Add(buffer, 5);
        Batch batch = new(arena, Layout, 33);

        buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

        Activations state = batch.State;
        for (int padded = 33; padded < 64; padded++)
        {
            state.Pointer[state.PanelStride + (padded - 32)].ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void Gather_EveryWidthBatchAndRow_TakesTheRowsThatTheStreamNames(int lanes, int size, int observations, int actions)
    {
        const int Capacity = 1_000, Stored = 1_234;
        using ReplayBuffer buffer = new(Capacity, new ReplayLayout(observations, actions));
        for (int i = 0; i < Stored; i++)
        {
            float[] state = [.. Enumerable.Range(0, observations).Select(j => i + (j / 64f))];
            float[] action = [.. Enumerable.Range(0, actions).Select(j => -i - (j / 64f))];
            buffer.Add(state, action, 2 * i, [.. state.Select(x => x + 0.5f)], terminated: i % 3 == 0);
        }

        Batch batch = new(arena, buffer.Layout, size);
        foreach (long pool in new long[] { Capacity, 250 })
        {
            Width.Kernels(lanes).Gather(buffer, batch, pool, 5, RandomStreamId.ReplayIndex, 77);

            RandomStream random = new(5, RandomStreamId.ReplayIndex, 77);
            for (int sample = 0; sample < size; sample++)
            {
                // The ring has wrapped round: the oldest stored transition is Stored − Capacity.
                int i = Stored - Capacity + (int)random.NextBelow((uint)pool);
                batch.Reward[0, sample].ShouldBe(2 * i);
                batch.NotDone[0, sample].ShouldBe(i % 3 == 0 ? 0 : 1);
                for (int j = 0; j < observations; j++)
                {
                    batch.State[j, sample].ShouldBe(i + (j / 64f));
                    batch.NextState[j, sample].ShouldBe(i + (j / 64f) + 0.5f);
                }

                for (int j = 0; j < actions; j++)
                {
                    batch.Action[j, sample].ShouldBe(-i - (j / 64f));
                    batch.NextAction[j, sample].ShouldBe(0);
                }
            }
        }
    }

    [Fact]
    public void Gather_FullBuffer_DrawsTheLastCapacityTransitionsOnlyAndAllOfThem()
    {
        using ReplayBuffer buffer = new(10, Layout);
        for (int i = 0; i < 37; i++)
        {
            Add(buffer, i);
        }

        buffer.Count.ShouldBe(10);
        buffer.Added.ShouldBe(37);
        Drawn(buffer, 500, (batch, unit) => buffer.Gather(batch, 3, RandomStreamId.ReplayIndex, unit))
            .ShouldBe(Enumerable.Range(27, 10), ignoreOrder: true);
    }

    [Theory]
    [InlineData(0.25, 3)]
    [InlineData(0.3, 3)]
    [InlineData(0.31, 4)]
    [InlineData(1.0, 10)]
    [InlineData(0.0001, 1)]
    public void GatherOldest_Fraction_DrawsTheOldestRoundedUp(double fraction, int pool)
    {
        using ReplayBuffer buffer = new(10, Layout);
        for (int i = 0; i < 37; i++)
        {
            Add(buffer, i);
        }

        Drawn(buffer, 500, (batch, unit) => buffer.GatherOldest(batch, fraction, 3, RandomStreamId.ReplayIndex, unit))
            .ShouldBe(Enumerable.Range(27, pool), ignoreOrder: true);
    }

    [Fact]
    public void Gather_ManyDraws_IsUniform()
    {
        using ReplayBuffer buffer = new(16, Layout);
        for (int i = 0; i < 16; i++)
        {
            Add(buffer, i);
        }

        Batch batch = new(arena, Layout, 1_600);
        int[] counts = new int[16];
        for (ulong unit = 0; unit < 10; unit++)
        {
            buffer.Gather(batch, 9, RandomStreamId.ReplayIndex, unit);
            for (int sample = 0; sample < batch.Size; sample++)
            {
                counts[(int)batch.State[0, sample]]++;
            }
        }

        // Pearson's statistic with 15 degrees of freedom; 37.7 is its 99.9th percentile.
        counts.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000.0).ShouldBeLessThan(37.7);
    }

    [Fact]
    public void Gather_EmptyBuffer_IsRefused()
    {
        using ReplayBuffer buffer = new(10, Layout);
        Batch batch = new(arena, Layout, 1);

        Should.Throw<InvalidOperationException>(() => buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, 0));
        Should.Throw<InvalidOperationException>(() => buffer.GatherOldest(batch, 0.25, 1, RandomStreamId.ReplayIndex, 0));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(25)]
    [InlineData(137)]
    public void Rewind_UpToTheSlack_FindsEveryRowOfTheCheckpoint(int added)
    {
        const int Capacity = 10, Slack = 6;
        uint checksum;
        using (ReplayBuffer buffer = ReplayBuffer.OpenFile(Path, Capacity, Slack, Layout))
        {
            for (int i = 0; i < added; i++)
            {
                Add(buffer, i);
            }

            checksum = buffer.Flush();
            for (int i = 0; i < Slack; i++)
            {
                Add(buffer, 1_000 + i);
            }

            buffer.Checksum().ShouldNotBe(checksum);
        }

        using ReplayBuffer resumed = ReplayBuffer.OpenFile(Path, Capacity, Slack, Layout);
        resumed.Rewind(added);

        resumed.Checksum().ShouldBe(checksum);
        Drawn(resumed, 500, (batch, unit) => resumed.Gather(batch, 3, RandomStreamId.ReplayIndex, unit))
            .ShouldBe(Enumerable.Range(Math.Max(0, added - Capacity), Math.Min(added, Capacity)), ignoreOrder: true);
    }

    [Fact]
    public void Rewind_PastTheSlack_ChangesTheChecksum()
    {
        using ReplayBuffer buffer = ReplayBuffer.OpenFile(Path, 10, 6, Layout);
        for (int i = 0; i < 25; i++)
        {
            Add(buffer, i);
        }

        uint checksum = buffer.Flush();
        for (int i = 0; i < 7; i++)
        {
            Add(buffer, 1_000 + i);
        }

        buffer.Rewind(25);

        buffer.Checksum().ShouldNotBe(checksum);
    }

    [Fact]
    public void Gather_SlackOrNoSlack_DrawsTheSame()
    {
        using ReplayBuffer slack = ReplayBuffer.OpenFile(Path, 10, 7, Layout);
        using ReplayBuffer none = new(10, Layout);
        for (int i = 0; i < 64; i++)
        {
            Add(slack, i);
            Add(none, i);
        }

        slack.Checksum().ShouldBe(none.Checksum());
    }

    [Fact]
    public void OpenFile_OfAnotherShape_IsRefused()
    {
        ReplayBuffer.OpenFile(Path, 10, 6, Layout).Dispose();

        Should.Throw<InvalidDataException>(() => ReplayBuffer.OpenFile(Path, 10, 6, new ReplayLayout(Observations + 20, Actions))).Message.ShouldContain("another experiment");
    }

    [Fact]
    public void OpenFile_MadeWithAnotherSlack_KeepsTheSlackOfTheFile()
    {
        ReplayBuffer.OpenFile(Path, 10, 6, Layout).Dispose();

        using ReplayBuffer opened = ReplayBuffer.OpenFile(Path, 10, 3, Layout);

        (opened.Capacity, opened.Slack).ShouldBe((10, 6));
    }

    [Fact]
    public void OpenFile_LargeCapacity_TakesDiskOnlyAsItFills()
    {
        using ReplayBuffer buffer = ReplayBuffer.OpenFile(Path, 1_000_000, 75_000, new ReplayLayout(17, 6));
        buffer.Add(new float[17], new float[6], 1, new float[17], false);

        // Two kinds of size: the file seems whole, its blocks are few.
        new FileInfo(Path).Length.ShouldBe(4_096 + (1_075_000L * 48 * sizeof(float)));
    }

    [Fact]
    public void AddAndGather_InSteadyState_AllocateNothing()
    {
        using ReplayBuffer buffer = new(1_000, Layout);
        Batch batch = new(arena, Layout, 256);
        float[] state = new float[Observations], action = new float[Actions];
        void Work(ulong unit)
        {
            buffer.Add(state, action, 1, state, false);
            buffer.Gather(batch, 1, RandomStreamId.ReplayIndex, unit);
            buffer.GatherOldest(batch, 0.25, 1, RandomStreamId.ReplayIndex, unit);
        }

        Work(0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong unit = 1; unit < 100; unit++)
        {
            Work(unit);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Add(ReplayBuffer buffer, int i, bool terminated = false) => buffer.Add(
        [i, i + 0.25f, i + 0.5f], [-i, -i - 0.5f], 10 * i, [i + 1, i + 1.25f, i + 1.5f], terminated);

    private static float[] Values(Activations part, int sample) =>
        [.. Enumerable.Range(0, part.Features).Select(feature => part[feature, sample])];

    private IEnumerable<int> Drawn(ReplayBuffer buffer, int draws, Action<Batch, ulong> gather)
    {
        Batch batch = new(arena, Layout, draws);
        gather(batch, 0);
        return Enumerable.Range(0, draws).Select(sample => (int)batch.State[0, sample]).Distinct();
    }
}
