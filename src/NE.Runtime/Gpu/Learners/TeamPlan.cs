using System;
using System.Collections.Generic;
using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// How the work of an update is partitioned for a device: tiles, threads, blocks. Results are bit-identical for every plan.
/// </summary>
public sealed record TeamPlan
{
    /// <summary>Elements of a tile that one thread computes: 4 × 4.</summary>
    private const int ElementsOfThread = 16;

    /// <summary>Largest number of threads per block, on every NVIDIA GPU.</summary>
    private const int LargestBlock = 1_024;

    /// <summary>Bytes of shared memory that a block has without opting in to more, on every NVIDIA GPU.</summary>
    private const int LargestShared = 48 << 10;

    /// <summary>Floats of padding per row of a tile in shared memory.</summary>
    private const int Padding = 4;

    /// <summary>Samples per tile in phases that iterate over rows of the batch, a multiple of 4.</summary>
    public required int RowsM { get; init; }

    /// <summary>Units per tile in these phases, a multiple of 4.</summary>
    public required int RowsN { get; init; }

    /// <summary>Outputs per tile in phases that iterate over weights, a multiple of 4.</summary>
    public required int WeightsM { get; init; }

    /// <summary>Inputs per tile in these phases, a multiple of 4.</summary>
    public required int WeightsN { get; init; }

    /// <summary>Terms of a sum held in shared memory at a time.</summary>
    public required int TileK { get; init; }

    /// <summary>How the blocks of a learner synchronise; only if <see cref="Persistent"/>.</summary>
    public TeamMode Mode { get; init; } = TeamMode.Block;

    /// <summary>Number of blocks that work on a learner at a time.</summary>
    public int Team { get; init; } = 1;

    /// <summary>Whether one launch runs all phases of an update (the kernel Train), instead of one launch per phase.</summary>
    public bool Persistent { get; init; }

    /// <summary>Largest number of updates per launch.</summary>
    public int UpdatesOfLaunch { get; init; } = 64;

    /// <summary>Threads per block: each computes 4 × 4 elements of a tile.</summary>
    public int Threads => RowsM * RowsN / ElementsOfThread;

    /// <summary>The defines for this plan, placed before the library.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Defines
    {
        get
        {
            List<KeyValuePair<string, string>> defines =
            [
                Define("ROWS_M", RowsM), Define("ROWS_N", RowsN), Define("WEIGHTS_M", WeightsM), Define("WEIGHTS_N", WeightsN),
                Define("TILE_K", TileK),
            ];
            defines.Add(Persistent ? Define(TeamName, Mode == TeamMode.Block ? 1 : Team) : Define("TEAM_BLOCK", 1));
            return defines;
        }
    }

    /// <summary>Bytes of TILE_FLOATS of the kernel library: two tiles of terms, plus a tile of finished sums for weights.</summary>
    private int SharedBytes
    {
        get
        {
            int rows = TileK * (RowsM + RowsN + (2 * Padding));
            int weights = (TileK * (WeightsM + WeightsN + (2 * Padding))) + (WeightsM * WeightsN);
            return Math.Max(rows, weights) * sizeof(float);
        }
    }

    private string TeamName => Mode switch
    {
        TeamMode.Cluster => "TEAM_CLUSTER",
        TeamMode.Grid => "TEAM_GRID",
        _ => "TEAM_BLOCK",
    };

    /// <summary>Selects a plan for a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="learners">Number of learners that advance together.</param>
    public static TeamPlan Choose(DeviceInfo device, int learners)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(learners, 1);

        // With OpenCL a launch costs little compared with its phases, and between launches any number of blocks may share a learner.
        int blocks = Math.Max(1, device.Multiprocessors / learners);
        if (device.Backend == Backend.OpenCl)
        {
            return device.Gpu ? Plain(Tiles(blocks), 2 * blocks) : Plain(Small, Math.Min(4, blocks));
        }

        int cluster = LargestPower(Math.Min(blocks, device.Cluster));
        if (cluster >= 2)
        {
            return Tiles(cluster) with { Mode = TeamMode.Cluster, Team = cluster, Persistent = true };
        }

        return blocks >= 2 ? Plain(Tiles(blocks), 2 * blocks) : Wide with { Persistent = true };
    }

    /// <summary>Throws if no kernel can run the plan.</summary>
    /// <exception cref="ArgumentException">
    /// A size is out of range, or the tiles are incompatible with each other or too large for a block.
    /// </exception>
    public void Check()
    {
        foreach (int side in (ReadOnlySpan<int>)[RowsM, RowsN, WeightsM, WeightsN])
        {
            if (side < 4 || side % 4 != 0)
                throw new ArgumentException($"A tile size of {side} is not a multiple of 4.");
        }

        if (RowsM * RowsN != WeightsM * WeightsN)
        {
            throw new ArgumentException(
                $"Tiles of {RowsM} × {RowsN} and {WeightsM} × {WeightsN} need different numbers of threads; choose tiles of equal area.");
        }

        if (Threads > LargestBlock)
            throw new ArgumentException($"A tile of {RowsM} × {RowsN} needs {Threads} threads; a block has at most {LargestBlock}.");
        if (TileK < 1 || Team < 1 || UpdatesOfLaunch < 1)
            throw new ArgumentException("The tile depth, blocks per team and updates per launch must be at least 1.");
        CheckFetches();
        if (SharedBytes > LargestShared)
        {
            throw new ArgumentException(
                $"These tiles take {SharedBytes} bytes of shared memory; a block has {LargestShared}. "
                + "Choose smaller tiles or a smaller depth.");
        }

        CheckTeam();
    }

    /// <summary>Requires that the threads of a block load a tile's terms in whole rounds.</summary>
    private void CheckFetches()
    {
        foreach (int side in (ReadOnlySpan<int>)[RowsM, RowsN, WeightsM, WeightsN])
        {
            if (ElementsOfThread * TileK % side != 0)
            {
                throw new ArgumentException(
                    $"{Threads} threads do not load {TileK} terms of {side} in whole rounds; "
                    + $"choose a depth such that {ElementsOfThread} × depth is a multiple of {side}.");
            }
        }
    }

    private void CheckTeam()
    {
        if (!Persistent)
            return;

        if (Team > 1 && Mode == TeamMode.Block)
            throw new ArgumentException("Blocks that share a learner within a launch must synchronise: use a cluster or a grid.");
        if (Mode == TeamMode.Cluster && Team is not (2 or 4 or 8 or 16))
            throw new ArgumentException($"Clusters of {Team} blocks are not supported; use 2, 4, 8 or 16.");
    }

    /// <summary>
    /// Tiles by the number of blocks per learner. The paper's batch has 256 samples: with as many slabs of it as blocks none is idle, and a
    /// slab as wide as the widest layer covers a layer in one tile. 128 to 256 threads keep all four schedulers of a multiprocessor busy; a
    /// block of 64 leaves two of them idle.
    /// </summary>
    private static TeamPlan Tiles(int blocks) => blocks switch
    {
        >= 32 => EightRows,
        >= 16 => SixteenRows,
        >= 8 => ThirtyTwoRows,
        _ => Wide,
    };

    /// <summary>32 slabs of 256 samples, 128 threads.</summary>
    private static TeamPlan EightRows { get; } = new() { RowsM = 8, RowsN = 256, WeightsM = 32, WeightsN = 64, TileK = 16 };

    /// <summary>16 slabs, 256 threads.</summary>
    private static TeamPlan SixteenRows { get; } = new() { RowsM = 16, RowsN = 256, WeightsM = 64, WeightsN = 64, TileK = 16 };

    /// <summary>8 slabs, 256 threads.</summary>
    private static TeamPlan ThirtyTwoRows { get; } = new() { RowsM = 32, RowsN = 128, WeightsM = 64, WeightsN = 64, TileK = 16 };

    /// <summary>For many learners: large tiles, which need less memory traffic.</summary>
    private static TeamPlan Wide { get; } = new() { RowsM = 64, RowsN = 64, WeightsM = 64, WeightsN = 64, TileK = 16 };

    /// <summary>For a CPU acting as a device.</summary>
    private static TeamPlan Small { get; } = new() { RowsM = 16, RowsN = 16, WeightsM = 16, WeightsN = 16, TileK = 16 };

    private static TeamPlan Plain(TeamPlan tiles, int team) => tiles with { Team = team };

    private static int LargestPower(int limit)
    {
        int power = 1;
        while (2 * power <= Math.Min(limit, 16))
            power *= 2;

        return power;
    }

    private static KeyValuePair<string, string> Define(string name, int value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture));
}
