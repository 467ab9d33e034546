namespace NE.Report.Figures;

/// <summary>One line or one set of points of a figure.</summary>
/// <param name="Name">What the legend and the pointer say.</param>
/// <param name="Colour">Place in the palette: the index of the experiment.</param>
/// <param name="X">Horizontal values, finite.</param>
/// <param name="Y">Vertical values, finite.</param>
internal sealed record FigureSeries(string Name, int Colour, double[] X, double[] Y)
{
    /// <summary>Lower ends of a band around the line, or of error bars.</summary>
    internal double[]? Low { get; init; }

    /// <summary>Upper ends.</summary>
    internal double[]? High { get; init; }

    /// <summary>If the lines of a figure differ by their place in time, not by experiment: that place and the number of places.</summary>
    internal (int Place, int Places)? Order { get; init; }

    /// <summary>Whether it is what was planned, not what was recorded; its line is thin and dashed.</summary>
    internal bool Planned { get; init; }

    /// <summary>Whether the line keeps its value until the next point.</summary>
    internal bool Steps { get; init; }
}
