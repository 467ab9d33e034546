namespace NE.Report.Figures;

/// <summary>A moment at which the task changed.</summary>
/// <param name="X">Where it is on the horizontal axis.</param>
/// <param name="Name">What begins there; empty if there is no room for names.</param>
internal readonly record struct FigureSwitch(double X, string Name);
