using System;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Learners;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Learners;

public class TeamPlanTests
{
    private static readonly DeviceInfo Hopper = new()
    {
        Backend = Backend.Cuda,
        Choice = "cuda:0",
        Name = "H200",
        Driver = "",
        Gpu = true,
        Multiprocessors = 132,
        Capability = 90,
        Memory = 141L << 30,
        Cluster = 16,
    };

    [Theory]
    [InlineData(1, TeamMode.Cluster, 16)]
    [InlineData(8, TeamMode.Cluster, 16)]
    [InlineData(32, TeamMode.Cluster, 4)]
    [InlineData(64, TeamMode.Cluster, 2)]
    [InlineData(130, TeamMode.Block, 1)]
    public void Plan_OnADeviceWithClusters_GivesEachLearnerItsShareOfMultiprocessors(int learners, TeamMode mode, int team)
    {
        TeamPlan plan = TeamPlan.Choose(Hopper, learners);
        (plan.Persistent, plan.Mode, plan.Team).ShouldBe((true, mode, team));
    }

    [Theory]
    [InlineData(1, 16, 256)]
    [InlineData(8, 16, 256)]
    [InlineData(16, 32, 256)]
    [InlineData(130, 64, 256)]
    public void Plan_OnADeviceWithClusters_HasASlabForEachBlockAndTwoWarpsForEachScheduler(int learners, int rows, int threads)
    {
        TeamPlan plan = TeamPlan.Choose(Hopper, learners);
        (plan.RowsM, plan.Threads).ShouldBe((rows, threads));
    }

    [Theory]
    [InlineData(Backend.Cuda)]
    [InlineData(Backend.OpenCl)]
    public void Plan_OfOneLearnerWithoutClusters_HasManySlabsOfAtLeastOneWarpForEachScheduler(Backend backend)
    {
        TeamPlan plan = TeamPlan.Choose(Hopper with { Backend = backend, Cluster = 1 }, 1);
        (plan.Persistent, plan.RowsM, plan.Threads).ShouldBe((false, 8, 128));
    }

    [Theory]
    [InlineData(Backend.Cuda, 1, 1)]
    [InlineData(Backend.Cuda, 4, 16)]
    [InlineData(Backend.Cuda, 1, 8)]
    [InlineData(Backend.OpenCl, 1, 1)]
    [InlineData(Backend.OpenCl, 1, 200)]
    public void Plan_ForAnyDevice_CanBeRun(Backend backend, int cluster, int learners)
    {
        foreach (bool gpu in new[] { true, false })
        {
            TeamPlan plan = TeamPlan.Choose(Hopper with { Backend = backend, Cluster = cluster, Gpu = gpu }, learners);
            Should.NotThrow(plan.Check);
            plan.Team.ShouldBeInRange(1, 2 * 132);
            (plan.Mode == TeamMode.Cluster).ShouldBe(cluster > 1 && backend == Backend.Cuda);
            plan.Defines.Select(define => define.Key).Count(key => key.StartsWith("TEAM_", StringComparison.Ordinal)).ShouldBe(1);
        }
    }

    [Fact]
    public void Plan_WithTilesOfUnequalAreas_IsRefused() =>
        Should.Throw<ArgumentException>((TeamPlan.Choose(Hopper, 1) with { WeightsN = 32 }).Check)
            .Message.ShouldContain("choose tiles of equal area");

    [Fact]
    public void Plan_WithBlocksThatCannotWaitForOneAnother_IsRefused() =>
        Should.Throw<ArgumentException>((TeamPlan.Choose(Hopper, 1) with { Mode = TeamMode.Block }).Check).Message.ShouldContain("cluster or a grid");

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(8)]
    [InlineData(16)]
    public void Plan_WithAClusterThatCudaKnows_CanBeRun(int team) => Should.NotThrow((TeamPlan.Choose(Hopper, 1) with { Team = team }).Check);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(32)]
    public void Plan_WithAClusterThatCudaDoesNotKnow_IsRefused(int team) =>
        Should.Throw<ArgumentException>((TeamPlan.Choose(Hopper, 1) with { Team = team }).Check).Message
            .ShouldBe($"Clusters of {team} blocks are not supported; use 2, 4, 8 or 16.");

    [Theory]
    [InlineData(64, 64, 6, 64)]
    [InlineData(64, 64, 2, 64)]
    [InlineData(4, 512, 16, 512)]
    public void Plan_WhoseThreadsDoNotLoadTermsInWholeRounds_IsRefused(int rowsM, int rowsN, int depth, int side)
    {
        TeamPlan plan = TeamPlan.Choose(Hopper, 1) with { RowsM = rowsM, RowsN = rowsN, WeightsM = rowsM, WeightsN = rowsN, TileK = depth };
        Should.Throw<ArgumentException>(plan.Check).Message.ShouldEndWith($"choose a depth such that 16 × depth is a multiple of {side}.");
    }

    [Fact]
    public void Plan_WithMoreSharedMemoryThanABlockHas_IsRefused()
    {
        TeamPlan plan = TeamPlan.Choose(Hopper, 1) with { RowsM = 128, RowsN = 128, WeightsM = 128, WeightsN = 128 };
        Should.Throw<ArgumentException>(plan.Check).Message
            .ShouldBe("These tiles take 82432 bytes of shared memory; a block has 49152. Choose smaller tiles or a smaller depth.");
    }

    [Fact]
    public void Memory_OfManyLearners_IsThatOfOneTimesTheirNumber()
    {
        MemoryNeed one = MemoryNeed.Of(FakeProgram.Kernels, 1, 1_000), ten = MemoryNeed.Of(FakeProgram.Kernels, 10, 1_000);
        one.Replay.ShouldBe(1_000 * 16 * sizeof(float));
        ten.Replay.ShouldBe(10 * one.Replay);
        ten.Arenas.ShouldBe(10 * FakeProgram.ArenaLength * sizeof(float));
        ten.Required.ShouldBeGreaterThan(ten.Total);
        MemoryNeed.LearnersThatFit(FakeProgram.Kernels, 1_000, ten.Required, 100).ShouldBe(10);
        MemoryNeed.LearnersThatFit(FakeProgram.Kernels, 1_000, ten.Required - 1, 100).ShouldBe(9);
        MemoryNeed.LearnersThatFit(FakeProgram.Kernels, 1_000, 10, 100).ShouldBe(0);
    }

    [Fact]
    public void Memory_OfADeviceThatGivesLessInOnePiece_IsBoundedByThePiece()
    {
        MemoryNeed ten = MemoryNeed.Of(FakeProgram.Kernels, 10, 1_000);
        MemoryNeed.LearnersThatFit(FakeProgram.Kernels, 1_000, 2 * ten.Required, 100, ten.Total).ShouldBe(10);
        MemoryNeed.LearnersThatFit(FakeProgram.Kernels, 1_000, 2 * ten.Required, 100, ten.Total - 1).ShouldBe(9);
    }
}
