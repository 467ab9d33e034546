namespace NE.Report.Figures;

/// <summary>One of the moments of a view through which the reader moves with a slider. Bars or a grid are null.</summary>
/// <param name="Name">When it was.</param>
/// <param name="Note">What to know of it.</param>
/// <param name="Bars">Heights of bars, one for each of <see cref="FigureView.Bins"/>.</param>
/// <param name="Cells">Cells of <see cref="FigureView.Grid"/>, row by row, in 255ths.</param>
internal sealed record FigureFrame(string Name, string Note, double[]? Bars, byte[]? Cells);
