using System.Collections.Generic;

namespace NE.Report.Figures;

/// <summary>One of the views of a figure between which the reader chooses.</summary>
/// <param name="Choices">The choice in each of the figure's lists, in the order of <see cref="Figure.Lists"/>.</param>
/// <param name="Series">What it draws.</param>
internal sealed record FigureView(IReadOnlyList<string> Choices, IReadOnlyList<FigureSeries> Series);
