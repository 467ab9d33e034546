using System.Collections.Generic;

namespace NE.Report.Figures;

/// <summary>A figure of the page. All numbers are computed; the page only draws them.</summary>
/// <param name="Id">Its name within the page: lower-case letters, digits, hyphens.</param>
/// <param name="Title">What it shows.</param>
/// <param name="XTitle">The horizontal axis with its unit.</param>
/// <param name="YTitle">The vertical axis with its unit.</param>
/// <param name="Views">Its views; the first is shown.</param>
internal sealed record Figure(string Id, string Title, string XTitle, string YTitle, IReadOnlyList<FigureView> Views)
{
    /// <summary>The form.</summary>
    internal FigureKind Kind { get; init; }

    /// <summary>What a reader must know of the numbers: how they were made, what was left out.</summary>
    internal string Caption { get; init; } = "";

    /// <summary>Names of the lists from which a view is chosen.</summary>
    internal IReadOnlyList<string> Lists { get; init; } = [];

    /// <summary>Thin lines, one per run, that the reader can ask for.</summary>
    internal IReadOnlyList<FigureSeries> Runs { get; init; } = [];

    /// <summary>Moments at which the task changed: vertical lines with a name above.</summary>
    internal IReadOnlyList<FigureSwitch> Switches { get; init; } = [];

    /// <summary>A vertical line at this value, such as that of no difference.</summary>
    internal double? Mark { get; init; }
}
