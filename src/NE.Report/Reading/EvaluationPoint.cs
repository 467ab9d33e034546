namespace NE.Report.Reading;

/// <summary>One evaluation of a run.</summary>
/// <param name="Step">Environment steps done.</param>
/// <param name="Mean">Mean undiscounted return of its episodes.</param>
/// <param name="Deviation">Standard deviation of these returns (population).</param>
/// <param name="Episodes">Number of episodes.</param>
internal readonly record struct EvaluationPoint(double Step, double Mean, double Deviation, int Episodes);
