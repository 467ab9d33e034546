using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Learners;

namespace NE.DeviceProof.Measures;

/// <summary>Ways to partition the work of an update.</summary>
internal static class Plans
{
    /// <summary>Small tiles, 16 threads.</summary>
    public static TeamPlan Tiny { get; } = Tiles(16, 16, 16, 16, 16);

    /// <summary>Slabs of 16 samples, 64 threads.</summary>
    public static TeamPlan Narrow { get; } = Tiles(16, 64, 32, 32, 16);

    /// <summary>Slabs of 8 samples as wide as a layer, 128 threads: as many slabs as a grid of 32 has blocks.</summary>
    public static TeamPlan EightRows { get; } = Tiles(8, 256, 32, 64, 16);

    /// <summary>Slabs of 16 samples, 128 threads.</summary>
    public static TeamPlan SixteenRows { get; } = Tiles(16, 128, 32, 64, 16);

    /// <summary>Slabs of 16 samples as wide as a layer, 256 threads.</summary>
    public static TeamPlan WideSixteenRows { get; } = Tiles(16, 256, 64, 64, 16);

    /// <summary>Slabs of 32 samples, 256 threads.</summary>
    public static TeamPlan ThirtyTwoRows { get; } = Tiles(32, 128, 64, 64, 16);

    /// <summary>64 threads.</summary>
    public static TeamPlan Square { get; } = Tiles(32, 32, 32, 32, 16);

    /// <summary>128 threads.</summary>
    public static TeamPlan Middle { get; } = Tiles(32, 64, 32, 64, 16);

    /// <summary>256 threads.</summary>
    public static TeamPlan Wide { get; } = Tiles(64, 64, 64, 64, 16);

    /// <summary>256 threads, half as many steps per sum.</summary>
    public static TeamPlan Deep { get; } = Tiles(64, 64, 64, 64, 32);

    /// <summary>Cluster sizes that CUDA supports; 16 requires opting in.</summary>
    public static IReadOnlyList<int> Clusters { get; } = [2, 4, 8, 16];

    /// <summary>Blocks per learner in a cooperative launch.</summary>
    public static IReadOnlyList<int> Grids { get; } = [8, 16, 32, 64];

    /// <summary>Plans that are swept. Their sources are compiled ahead by <see cref="KernelFolder"/>.</summary>
    public static IReadOnlyList<TeamPlan> Swept { get; } =
    [
        .. Teams(Narrow, [2, 4, 8, 16], [8, 16, 32, 64]),
        .. Teams(EightRows, [16], [16, 32]),
        .. Teams(SixteenRows, [8, 16], [16, 32]),
        .. Teams(WideSixteenRows, [8, 16], [16, 32]),
        .. Teams(ThirtyTwoRows, [4, 8, 16], [8, 16]),
        .. Teams(Square, [8, 16], [16, 32]),
        .. Teams(Middle, [2, 4, 8, 16], [8, 16, 32]),
        .. Teams(Wide, [2, 4, 8], [8, 16]),
        .. Teams(Deep, [2, 4], []),
    ];

    /// <summary>
    /// Plans tried for every number of learners: all swept plans in one launch, and launches of several numbers of blocks.
    /// </summary>
    public static IReadOnlyList<TeamPlan> Candidates { get; } =
    [
        .. Swept,
        .. from tiles in (TeamPlan[])[Narrow, EightRows, WideSixteenRows, Middle, Wide] from blocks in (int[])[1, 2, 4, 8, 16, 32, 64] select tiles with { Team = blocks },
    ];

    /// <summary>Whether a plan may be the fastest for a number of learners.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="learners">Learners.</param>
    /// <param name="multiprocessors">Of the device.</param>
    /// <param name="cluster">The largest cluster that it grants.</param>
    public static bool MayGain(TeamPlan plan, int learners, int multiprocessors, int cluster)
    {
        // Half to three times as many blocks as multiprocessors, where there are such teams.
        int least = Math.Min(8, multiprocessors / (2 * learners)), most = Math.Max(2, 3 * multiprocessors / learners);
        if (plan.Team < least || plan.Team > most)
            return false;

        return !plan.Persistent || plan.Mode switch
        {
            TeamMode.Cluster => plan.Team <= cluster,

            // All blocks of a cooperative launch run at once, or the device rejects it.
            TeamMode.Grid => plan.Team * learners <= multiprocessors * Resident(plan),
            _ => true,
        };
    }

    /// <summary>
    /// The teams that the runtime itself selects for the numbers of learners that are swept, on a device with clusters of up to 16.
    /// </summary>
    public static IReadOnlyList<TeamPlan> Chosen { get; } =
        [Cluster(WideSixteenRows, 16), Cluster(Wide, 4), Cluster(Wide, 2), Block(Wide)];

    /// <summary>
    /// Teams that may be fastest for one learner, whose barriers and results are verified in addition to those of small blocks.
    /// </summary>
    public static IReadOnlyList<TeamPlan> FewLearners { get; } =
        [Cluster(WideSixteenRows, 16), Grid(WideSixteenRows, 16), Grid(EightRows, 32)];

    /// <summary>
    /// Minimum number of blocks of a cooperative launch per multiprocessor: a thread of these kernels takes up to 256 of its 65,536
    /// registers. Blocks of 64 threads would be 4, of 256 threads 1; their shared memory, below 48 KB, allows as many.
    /// </summary>
    public static int Resident(TeamPlan plan) => Math.Max(1, 65_536 / (256 * plan.Threads));

    /// <summary>Describes a plan.</summary>
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

    /// <summary>The same tiles, one block per learner in one launch.</summary>
    public static TeamPlan Block(TeamPlan tiles) => tiles with { Persistent = true };

    /// <summary>The same tiles for every kind and size of team in one launch.</summary>
    public static IReadOnlyList<TeamPlan> Teams(TeamPlan tiles) => [.. Teams(tiles, Clusters, Grids)];

    private static IEnumerable<TeamPlan> Teams(TeamPlan tiles, IEnumerable<int> clusters, IEnumerable<int> grids) =>
        [Block(tiles), .. clusters.Select(blocks => Cluster(tiles, blocks)), .. grids.Select(blocks => Grid(tiles, blocks))];

    private static TeamPlan Tiles(int rowsM, int rowsN, int weightsM, int weightsN, int depth) =>
        new() { RowsM = rowsM, RowsN = rowsN, WeightsM = weightsM, WeightsN = weightsN, TileK = depth };
}
