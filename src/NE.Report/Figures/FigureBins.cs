namespace NE.Report.Figures;

/// <summary>Where the bars of a view stand, in all of its frames.</summary>
/// <param name="First">Lower edge of the first.</param>
/// <param name="Width">Width of each.</param>
internal readonly record struct FigureBins(double First, double Width);
