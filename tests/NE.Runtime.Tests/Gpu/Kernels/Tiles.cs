using System.Collections.Generic;
using System.Globalization;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Sizes of tiles. No result depends on them.</summary>
internal sealed record Tiles(int RowsM, int RowsN, int WeightsM, int WeightsN, int K)
{
    /// <summary>For small tests.</summary>
    public static Tiles Small { get; } = new(16, 16, 16, 16, 16);

    /// <summary>For few learners; tiles of rows and of weights differ in shape.</summary>
    public static Tiles Latency { get; } = new(16, 64, 32, 32, 16);

    /// <summary>For one learner: slabs of few samples, as wide as a layer.</summary>
    public static Tiles FewRows { get; } = new(8, 256, 32, 64, 16);

    /// <summary>For many learners.</summary>
    public static Tiles Throughput { get; } = new(64, 64, 64, 64, 16);

    /// <summary>Threads of a block.</summary>
    public int Threads => RowsM * RowsN / 16;

    /// <summary>As defines of a text.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Defines =>
    [
        new("ROWS_M", Text(RowsM)),
        new("ROWS_N", Text(RowsN)),
        new("WEIGHTS_M", Text(WeightsM)),
        new("WEIGHTS_N", Text(WeightsN)),
        new("TILE_K", Text(K)),
    ];

    public override string ToString() => $"tiles {RowsM} x {RowsN}, {WeightsM} x {WeightsN}, {K}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
