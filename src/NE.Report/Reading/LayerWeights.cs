namespace NE.Report.Reading;

/// <summary>The weights of one layer at one step of a run, as <c>weights.jsonl</c> describes them.</summary>
/// <param name="Step">Environment steps.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Outputs">Units.</param>
/// <param name="Inputs">Inputs of each.</param>
/// <param name="Live">Live connections.</param>
internal sealed record LayerWeights(double Step, string Layer, int Outputs, int Inputs, long Live)
{
    /// <summary>Width of a bin, a power of two.</summary>
    internal double BinWidth { get; init; }

    /// <summary>The first bin begins at this multiple of its width.</summary>
    internal long FirstBin { get; init; }

    /// <summary>Live weights in each bin; empty if none was recorded.</summary>
    internal long[] Counts { get; init; } = [];

    /// <summary>Blocks of units of the mask; 0 for a layer without a mask.</summary>
    internal int Rows { get; init; }

    /// <summary>Blocks of inputs.</summary>
    internal int Columns { get; init; }

    /// <summary>Live connections in each block, row by row.</summary>
    internal int[] Cells { get; init; } = [];
}
