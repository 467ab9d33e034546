using System.Collections.Generic;

namespace NE.Report.Figures;

/// <summary>One of the views of a figure between which the reader chooses.</summary>
/// <param name="Choices">The choice in each of the figure's lists, in the order of <see cref="Figure.Lists"/>.</param>
/// <param name="Series">What it draws.</param>
internal sealed record FigureView(IReadOnlyList<string> Choices, IReadOnlyList<FigureSeries> Series)
{
    /// <summary>The moments of a view with a slider, by time.</summary>
    internal IReadOnlyList<FigureFrame> Frames { get; init; } = [];

    /// <summary>Place in the palette of what has frames: the index of the experiment.</summary>
    internal int Colour { get; init; }

    /// <summary>The places of bars.</summary>
    internal FigureBins? Bins { get; init; }

    /// <summary>The cells of a heat map.</summary>
    internal FigureGrid? Grid { get; init; }
}
