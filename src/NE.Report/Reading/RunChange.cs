namespace NE.Report.Reading;

/// <summary>A run value that differed when a run was resumed.</summary>
/// <param name="Step">Environment steps at which it was; null if its record cannot be read.</param>
/// <param name="Text">What changed, for people.</param>
internal sealed record RunChange(double? Step, string Text);
