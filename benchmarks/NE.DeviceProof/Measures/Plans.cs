using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Learners;

namespace NE.DeviceProof.Measures;

/// <summary>Ways to cut the work of an update.</summary>
internal static class Plans
{
    /// <summary>Small tiles, 16 threads.</summary>
    public static TeamPlan Tiny { get; } = Tiles(16, 16, 16, 16, 16);

    /// <summary>Slabs of 16 samples, 64 threads.</summary>
    public static TeamPlan Narrow { get; } = Tiles(16, 64, 32, 32, 16);

    /// <summary>64 threads.</summary>
    public static TeamPlan Square { get; } = Tiles(32, 32, 32, 32, 16);

    /// <summary>128 threads.</summary>
    public static TeamPlan Middle { get; } = Tiles(32, 64, 32, 64, 16);

    /// <summary>256 threads.</summary>
    public static TeamPlan Wide { get; } = Tiles(64, 64, 64, 64, 16);

    /// <summary>256 threads, half as many steps through a sum.</summary>
    public static TeamPlan Deep { get; } = Tiles(64, 64, 64, 64, 32);

    /// <summary>Sizes of clusters that CUDA knows; 16 needs leave.</summary>
    public static IReadOnlyList<int> Clusters { get; } = [2, 4, 8, 16];

    /// <summary>Blocks of a learner in a cooperative launch.</summary>
    public static IReadOnlyList<int> Grids { get; } = [8, 16, 32, 64];

    /// <summary>What is swept. The texts of all of them are made ahead by <see cref="KernelFolder"/>.</summary>
    public static IReadOnlyList<TeamPlan> Swept { get; } =
    [
        .. Teams(Narrow, [2, 4, 8, 16], [8, 16, 32, 64]),
        .. Teams(Square, [8, 16], [16, 32]),
        .. Teams(Middle, [2, 4, 8, 16], [8, 16, 32]),
        .. Teams(Wide, [2, 4, 8], [8, 16]),
        .. Teams(Deep, [2, 4], []),
    ];

    /// <summary>What is tried for every number of learners: in one launch all that is swept, and launches of some numbers of blocks.</summary>
    public static IReadOnlyList<TeamPlan> Candidates { get; } =
    [
        .. Swept,
        .. from tiles in (TeamPlan[])[Narrow, Middle, Wide] from blocks in (int[])[1, 2, 4, 8, 16, 32] select tiles with { Team = blocks },
    ];

    /// <summary>Whether a plan may be the fastest for a number of learners.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="learners">Learners.</param>
    /// <param name="multiprocessors">Of the device.</param>
    /// <param name="cluster">The largest cluster that it grants.</param>
    public static bool MayGain(TeamPlan plan, int learners, int multiprocessors, int cluster)
    {
        // Half to three times as many blocks as multiprocessors, as far as there are such teams.
        int least = Math.Min(8, multiprocessors / (2 * learners)), most = Math.Max(2, 3 * multiprocessors / learners);
        if (plan.Team < least || plan.Team > most)
            return false;

        return !plan.Persistent || plan.Mode switch
        {
            TeamMode.Cluster => plan.Team <= cluster,

            // All blocks of a cooperative launch run at once; two of these fit a multiprocessor.
            TeamMode.Grid => plan.Team * learners <= 2 * multiprocessors,
            _ => true,
        };
    }

    /// <summary>A plan for people.</summary>
    public static string Name(TeamPlan plan)
    {
        string tiles = $"{plan.RowsM}x{plan.RowsN} {plan.WeightsM}x{plan.WeightsN} k{plan.TileK}";
        return plan switch
        {
            { Persistent: false } => $"{tiles}, launches of {plan.Team}",
            { Mode: TeamMode.Block } => $"{tiles}, one block",
            { Mode: TeamMode.Cluster } => $"{tiles}, cluster {plan.Team}",
            _ => $"{tiles}, grid {plan.Team}",
        };
    }

    /// <summary>The same tiles for a team in one launch.</summary>
    public static TeamPlan Cluster(TeamPlan tiles, int blocks) => tiles with { Persistent = true, Mode = TeamMode.Cluster, Team = blocks };

    /// <summary>The same tiles for a cooperative launch.</summary>
    public static TeamPlan Grid(TeamPlan tiles, int blocks) => tiles with { Persistent = true, Mode = TeamMode.Grid, Team = blocks };

    /// <summary>The same tiles, one block a learner in one launch.</summary>
    public static TeamPlan Block(TeamPlan tiles) => tiles with { Persistent = true };

    /// <summary>The same tiles for every kind and size of team in one launch.</summary>
    public static IReadOnlyList<TeamPlan> Teams(TeamPlan tiles) => [.. Teams(tiles, Clusters, Grids)];

    private static IEnumerable<TeamPlan> Teams(TeamPlan tiles, IEnumerable<int> clusters, IEnumerable<int> grids) =>
        [Block(tiles), .. clusters.Select(blocks => Cluster(tiles, blocks)), .. grids.Select(blocks => Grid(tiles, blocks))];

    private static TeamPlan Tiles(int rowsM, int rowsN, int weightsM, int weightsN, int depth) =>
        new() { RowsM = rowsM, RowsN = rowsN, WeightsM = weightsM, WeightsN = weightsN, TileK = depth };
}
