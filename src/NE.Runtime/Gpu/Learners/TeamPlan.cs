using System;
using System.Collections.Generic;
using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// How the work of an update is cut for a device: tiles, threads, blocks. No bit of a result depends on it, so that every value may be tried.
/// </summary>
public sealed record TeamPlan
{
    /// <summary>Elements of a tile that one thread computes: 4 × 4.</summary>
    private const int ElementsOfThread = 16;

    /// <summary>Threads of a block at most, on every GPU of NVIDIA.</summary>
    private const int LargestBlock = 1_024;

    /// <summary>Bytes of shared memory that a block has without asking for more, on every GPU of NVIDIA.</summary>
    private const int LargestShared = 48 << 10;

    /// <summary>Floats by which rows of a tile in shared memory are longer than the tile.</summary>
    private const int Padding = 4;

    /// <summary>Samples of a tile in phases that go through rows of the batch, a multiple of 4.</summary>
    public required int RowsM { get; init; }

    /// <summary>Units of a tile in these phases, a multiple of 4.</summary>
    public required int RowsN { get; init; }

    /// <summary>Outputs of a tile in phases that go through weights, a multiple of 4.</summary>
    public required int WeightsM { get; init; }

    /// <summary>Inputs of a tile in these phases, a multiple of 4.</summary>
    public required int WeightsN { get; init; }

    /// <summary>Terms of a sum that stand in shared memory at a time.</summary>
    public required int TileK { get; init; }

    /// <summary>How the blocks of a learner wait for one another; only where <see cref="Persistent"/>.</summary>
    public TeamMode Mode { get; init; } = TeamMode.Block;

    /// <summary>Blocks that work on a learner at a time.</summary>
    public int Team { get; init; } = 1;

    /// <summary>Whether one launch runs all phases of an update (the kernel Train), instead of one launch a phase.</summary>
    public bool Persistent { get; init; }

    /// <summary>Updates that one launch runs at most.</summary>
    public int UpdatesOfLaunch { get; init; } = 64;

    /// <summary>Threads of a block: each computes 4 × 4 elements of a tile.</summary>
    public int Threads => RowsM * RowsN / ElementsOfThread;

    /// <summary>What stands before the library for this plan.</summary>
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

    /// <summary>Bytes of TILE_FLOATS of the kernel library: two tiles of terms, for weights a tile of finished sums beside them.</summary>
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

    /// <summary>A plan for a device.</summary>
    /// <param name="device">The device.</param>
    /// <param name="learners">Learners that advance together.</param>
    public static TeamPlan Choose(DeviceInfo device, int learners)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentOutOfRangeException.ThrowIfLessThan(learners, 1);

        // A launch costs OpenCL little beside its phases, and between launches any number of blocks may share a learner.
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

    /// <summary>Tells of a plan that no kernel can run.</summary>
    /// <exception cref="ArgumentException">A size is out of range, or the tiles do not fit one another or a block.</exception>
    public void Check()
    {
        foreach (int side in (ReadOnlySpan<int>)[RowsM, RowsN, WeightsM, WeightsN])
        {
            if (side < 4 || side % 4 != 0)
                throw new ArgumentException($"A tile of {side} has no whole number of 4 × 4 pieces; use multiples of 4.");
        }

        if (RowsM * RowsN != WeightsM * WeightsN)
        {
            throw new ArgumentException(
                $"Tiles of {RowsM} × {RowsN} and {WeightsM} × {WeightsN} need different numbers of threads; choose tiles of one area.");
        }

        if (Threads > LargestBlock)
            throw new ArgumentException($"A tile of {RowsM} × {RowsN} needs {Threads} threads; a block has {LargestBlock} at most.");
        if (TileK < 1 || Team < 1 || UpdatesOfLaunch < 1)
            throw new ArgumentException("The depth of a tile, the blocks of a team and the updates of a launch are at least 1.");
        CheckFetches();
        if (SharedBytes > LargestShared)
        {
            throw new ArgumentException(
                $"These tiles take {SharedBytes} bytes of shared memory; a block has {LargestShared}. Choose smaller tiles, or a smaller depth.");
        }

        CheckTeam();
    }

    /// <summary>The threads of a block bring whole rounds of terms to a tile.</summary>
    private void CheckFetches()
    {
        foreach (int side in (ReadOnlySpan<int>)[RowsM, RowsN, WeightsM, WeightsN])
        {
            if (ElementsOfThread * TileK % side != 0)
            {
                throw new ArgumentException(
                    $"{Threads} threads do not bring {TileK} terms of {side} in whole rounds; choose a depth of which {ElementsOfThread} times is a multiple of {side}.");
            }
        }
    }

    private void CheckTeam()
    {
        if (!Persistent)
            return;

        if (Team > 1 && Mode == TeamMode.Block)
            throw new ArgumentException("Blocks that share a learner within a launch must wait for one another: use a cluster or a grid.");
        if (Mode == TeamMode.Cluster && Team is not (2 or 4 or 8 or 16))
            throw new ArgumentException($"There is no cluster of {Team} blocks; use 2, 4, 8 or 16.");
    }

    /// <summary>
    /// Tiles for a learner's number of blocks. A batch of the paper has 256 samples: with as many slabs of it as blocks none is idle, and a slab as
    /// wide as the widest layer takes a layer in one tile. 128 to 256 threads keep all four schedulers of a multiprocessor at work; a
    /// block of 64 leaves two of them without any.
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

    /// <summary>For many learners: large tiles, which read memory less often.</summary>
    private static TeamPlan Wide { get; } = new() { RowsM = 64, RowsN = 64, WeightsM = 64, WeightsN = 64, TileK = 16 };

    /// <summary>For a processor that plays a device.</summary>
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
