namespace NE.Report.Figures;

/// <summary>The cells of a view, in all of its frames.</summary>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="Height">What the rows cover, in units of the vertical axis.</param>
/// <param name="Width">What the columns cover, in units of the horizontal axis.</param>
internal readonly record struct FigureGrid(int Rows, int Columns, double Height, double Width);
