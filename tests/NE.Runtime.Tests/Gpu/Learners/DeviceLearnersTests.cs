using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Tests.Metrics;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>What a group on a device does around its kernels: exchange, replay rings, results, failures, checkpoints.</summary>
public class DeviceLearnersTests
{
    private static readonly TeamPlan Persistent = new()
    {
        RowsM = 16,
        RowsN = 16,
        WeightsM = 16,
        WeightsN = 16,
        TileK = 16,
        Persistent = true,
        UpdatesOfLaunch = 16,
    };

    public static TheoryData<int, bool> Groups => new() { { 1, false }, { 3, false }, { 3, true }, { 20, true } };

    [Theory]
    [MemberData(nameof(Groups))]
    public void Group_AfterEveryUpdate_HasTheBytesOfLearnersOnTheHost(int learners, bool persistent)
    {
        using Bench bench = new(learners, plan: persistent ? Persistent : null);
        for (int update = 1; update <= 64; update++)
        {
            bench.Step();
            bench.Group.Updates.ShouldBe(update);
            for (int i = 0; update % 5 == 0 && i < learners; i++)
                bench.Differences(i).ShouldBeEmpty($"learner {i} after update {update}");
        }
    }

    [Fact]
    public void Updates_WithoutQueries_AreExchangedOnlyForHostWork()
    {
        using Bench bench = new(1);
        int loads = FakeLearner.Loads;
        bench.Step(7);
        (FakeLearner.Loads - loads).ShouldBe(1, "the event of update 7");
        bench.Device.Launched.Count(name => name == "Second_0").ShouldBe(3);
        bench.Device.Launched.Count(name => name == "First_1").ShouldBe(7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(22)]
    [InlineData(23)]
    [InlineData(24)]
    [InlineData(70)]
    public void Ring_AfterAnyNumberOfNewTransitions_HoldsThoseThatCanBeSampled(int count)
    {
        using Bench bench = new(2);
        bench.Step(30);
        for (int i = 0; i < count; i++)
        {
            bench.Add(0);
            bench.Add(1);
        }

        bench.Step(30);
        bench.Differences(0).ShouldBeEmpty();
        bench.Differences(1).ShouldBeEmpty();
    }

    [Fact]
    public void Learners_OfOtherRates_ReadTheirOwnTables()
    {
        using Bench bench = new(3);
        bench.Hosts[1].Rate.ShouldNotBe(bench.Hosts[0].Rate);
        bench.Step(3);
        Enumerable.Range(0, 3).ShouldAllBe(i => bench.Differences(i).Count == 0);
    }

    [Fact]
    public void TopologyEvents_OfAGroup_AreRecordedUnderTheIndexOfTheirLearner()
    {
        using Bench bench = new(3);
        bench.Step(15);
        bench.Records.Select(item => (item.Learner, item.Record.Update)).Order()
            .ShouldBe([(0, 7), (0, 14), (1, 7), (1, 14), (2, 7), (2, 14)]);
    }

    [Fact]
    public void Act_OnDeviceAndOnHost_GivesTheActionsOfTheHost()
    {
        using Bench bench = new(3);
        float[] observations = [1, 2, 3, 4, 5, 6], actions = new float[3], expected = new float[3];
        for (int round = 0; round < 4; round++)
        {
            bench.Step(round);
            for (int repeat = 0; repeat < 3; repeat++)
            {
                actions.AsSpan().Clear();
                bench.Group.Act(observations, actions);
                for (int i = 0; i < 3; i++)
                    bench.Hosts[i].Act(observations.AsSpan(2 * i, 2), expected.AsSpan(i, 1));

                actions.ShouldBe(expected);
            }
        }

        bench.Device.Launched.ShouldContain("Act");
    }

    [Fact]
    public void Explore_OnDeviceAndOnHost_GivesTheActionsOfTheHost()
    {
        using Bench bench = new(3);
        float[] observations = [1, 2, 3, 4, 5, 6], actions = new float[3], expected = new float[3], quiet = new float[3];
        for (int round = 0; round < 4; round++)
        {
            bench.Step(round);
            for (int step = 7; step < 10; step++)
            {
                bench.Group.Explore(observations, actions, step);
                bench.Group.Act(observations, quiet);
                for (int i = 0; i < 3; i++)
                    bench.Hosts[i].Explore(observations.AsSpan(2 * i, 2), expected.AsSpan(i, 1), step);

                actions.ShouldBe(expected);
                actions.ShouldNotBe(quiet);
            }
        }

        bench.Device.Launched.ShouldContain("Act");
    }

    [Fact]
    public void Explore_WhereTheDeviceDraws_PassesTheStepAndReturnsTheHostsMapping()
    {
        const long step = 0x3_0000_0005;
        using Bench bench = new(3, explores: true);
        float[] observations = [1, 2, 3, 4, 5, 6], actions = new float[3], expected = [.. Enumerable.Repeat(FakeProgram.Drawn(step), 3)];
        bench.Step();
        bench.Group.Explore(observations, actions, step);
        for (int i = 0; i < 3; i++)
            bench.Hosts[i].Explore(expected.AsSpan(i, 1), step);

        actions.ShouldBe(expected);
        bench.Device.Launched.ShouldContain("Explore");
        bench.Device.Launched.ShouldNotContain("Act");
    }

    [Fact]
    public void Explore_ForARetiredLearner_GivesZerosAndLeavesTheOthers()
    {
        using Bench bench = new(3);
        float[] observations = [1, 2, 3, 4, 5, 6], all = new float[3], others = new float[3];
        bench.Group.Explore(observations, all, step: 3);
        bench.Group.Retire(1);
        bench.Group.Explore(observations, others, step: 3);
        others.ShouldBe([all[0], 0, all[2]]);
    }

    [Fact]
    public void Report_OfALearner_GivesWhatTheHostGives()
    {
        using Bench bench = new(2);
        bench.Step(12);
        MetricRecorder group = new(), host = new();
        bench.Group.Report(1, group);
        bench.Hosts[1].Report(0, host);
        group["mean"].ShouldBe(host["mean"]);
        bench.Group.Diagnose(1, group);
        bench.Hosts[1].Diagnose(0, host);
        group["weight"].ShouldBe(host["weight"]);
        float[] values = new float[2];
        bench.Group.EvaluateQ(1, [], [], values);
        values.ShouldAllBe(value => value == values[0] && value != 0);
    }

    [Fact]
    public void Report_OfEveryLearner_ReadsResultsAndNoNetworks()
    {
        using Bench bench = new(3);
        bench.Step(12);
        bench.Group.Update();
        int before = bench.Device.Reads;
        for (int i = 0; i < 3; i++)
            bench.Group.Report(i, new MetricRecorder());

        bench.Device.Reads.ShouldBe(before + 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Advance_ByAnyNumber_MakesTheUpdatesOfSingleOnes(bool persistent)
    {
        using Bench bench = new(3, plan: persistent ? Persistent : null);
        bench.Group.Advance(1);
        bench.Group.Advance(57);
        bench.Group.Updates.ShouldBe(58);
        foreach (FakeLearner host in bench.Hosts)
        {
            for (int i = 0; i < 58; i++)
                host.Update();
        }

        Enumerable.Range(0, 3).ShouldAllBe(i => !bench.Differences(i).Any());
        if (persistent)
            bench.Device.Launched.Count(name => name == "Train").ShouldBeLessThan(58);
    }

    [Fact]
    public void Steps_OfASettledGroup_AllocateNothing()
    {
        using Bench bench = new(3);
        bench.Device.Recording = false;
        float[] observations = new float[6], actions = new float[3];
        List<(long Update, long Bytes)> allocated = [];
        for (int round = 0; round < 40; round++)
        {
            bench.Add(0);
            bench.Add(1);
            bench.Add(2);
            long update = bench.Group.Updates + 1;
            long start = GC.GetAllocatedBytesForCurrentThread();
            bench.Group.Update();
            bench.Group.Act(observations, actions);
            long bytes = GC.GetAllocatedBytesForCurrentThread() - start;
            if (bench.Hosts[0].WorkAt(update) == 0 && bytes > 0 && round > 5)
                allocated.Add((update, bytes));
        }

        allocated.ShouldBeEmpty();
    }
}
