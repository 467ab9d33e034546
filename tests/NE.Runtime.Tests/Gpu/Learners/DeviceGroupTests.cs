using System;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>Life cycle of a group on a device: rejection, clearing, checkpoints, disposal.</summary>
public class DeviceGroupTests
{
    [Fact]
    public void Checkpoint_BetweenHostAndDevice_ContinuesBothWays()
    {
        using Bench bench = new(2);
        bench.Step(33);
        using DeviceLearners resumed = bench.MakeGroup();
        for (int i = 0; i < 2; i++)
            resumed.Load(i, Bench.Saved(bench.Hosts[i], 0));

        resumed.Updates.ShouldBe(33);
        FakeLearner host = new(new LearnerContext([bench.Context.Slots[1]], bench));
        host.Load(0, Bench.Saved(bench.Group, 1));
        for (int i = 0; i < 20; i++)
        {
            bench.Step();
            resumed.Update();
            host.Update();
        }

        Bench.Saved(resumed, 0).Differences(Bench.Saved(bench.Hosts[0], 0)).ShouldBeEmpty();
        Bench.Saved(resumed, 1).Differences(Bench.Saved(bench.Hosts[1], 0)).ShouldBeEmpty();
        Bench.Saved(host, 0).Differences(Bench.Saved(bench.Hosts[1], 0)).ShouldBeEmpty();
    }

    [Fact]
    public void Learners_AtDifferentUpdates_AreRefused()
    {
        using Bench bench = new(2);
        bench.Step(5);
        using DeviceLearners other = bench.MakeGroup();
        other.Load(1, Bench.Saved(bench.Group, 1));
        Should.Throw<InvalidOperationException>(other.Update).Message.ShouldContain("load checkpoints of the same step into all of them");
    }

    [Fact]
    public void Group_WithAnEmptyReplayBuffer_IsRefused()
    {
        using Bench bench = new(1, transitions: 0);
        Should.Throw<InvalidOperationException>(bench.Group.Update).Message.ShouldStartWith("The replay buffer is empty");
    }

    [Fact]
    public void Group_ThatDoesNotFit_SaysWhatItNeedsAndAllocatesNothing()
    {
        using Bench bench = new(2, capacity: 100_000);
        bench.Device.Free = 4_000_000;
        int before = bench.Device.Allocated;
        Should.Throw<DeviceException>(bench.MakeGroup).Message.ShouldBe(
            "Fake with 2 learners needs 14 MB on a device of the tests (replay 13 MB, networks and scratch 1 kB), 4 MB free. "
            + "Train fewer learners at once, or declare a smaller ReplayCapacity.");
        bench.Device.Allocated.ShouldBe(before);
    }

    [Fact]
    public void Group_LargerThanTheLargestBlock_SaysSoAndAllocatesNothing()
    {
        using Bench bench = new(2, capacity: 100_000);
        bench.Device.Largest = 4_000_000;
        int before = bench.Device.Allocated;
        Should.Throw<DeviceException>(bench.MakeGroup).Message.ShouldBe(
            "Fake with 2 learners needs 13 MB on a device of the tests (replay 13 MB, networks and scratch 1 kB), "
            + "4 MB is the largest block that it allocates. Train fewer learners at once, or declare a smaller ReplayCapacity.");
        bench.Device.Allocated.ShouldBe(before);
    }

    [Fact]
    public void Experiment_WithoutKernels_IsRefused()
    {
        using Bench bench = new(1);
        Should.Throw<DeviceException>(() => DeviceLearners.Create(bench.Definition with { Kernels = null }, bench.Context, bench.Device))
            .Message.ShouldStartWith("Fake has no kernels for a device: ");
    }

    [Fact]
    public void Group_WithSectionsThatWereNotDue_ReadsNoUninitialisedMemory()
    {
        using Bench bench = new(2);
        bench.Group.Retire(1);
        bench.Step(2);
        bench.Group.Act([1, 2, 3, 4], new float[2]);
        Bench.Saved(bench.Group, 0);
        bench.Device.UnwrittenRead.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Group_WhoseKernelsRun_WaitsForThemBeforeItGivesBackWhatTheyUse(bool lost)
    {
        using Bench bench = new(1);
        DeviceLearners group = bench.MakeGroup();
        group.Update();
        bench.Device.Disposals.Clear();
        bench.Device.Lost = lost;
        group.Dispose();
        bench.Device.Disposals.ShouldBe(["finish", "program", "memory"]);
    }
}
