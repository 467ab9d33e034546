namespace NE.Report.Figures;

/// <summary>The forms of figures.</summary>
internal enum FigureKind
{
    /// <summary>Lines with bands, over an axis of numbers.</summary>
    Lines,

    /// <summary>One point with an interval in each row, the rows named by the series: x is the value, the band the interval.</summary>
    Intervals,

    /// <summary>Marks in rows named by the series: x is when, y how much, which is the size of the mark.</summary>
    Marks,

    /// <summary>Bars, at the moment that a slider chooses.</summary>
    Bars,

    /// <summary>A heat map, at the moment that a slider chooses; cells are shares.</summary>
    Heatmap,
}
