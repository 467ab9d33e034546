namespace NE.Report.Comparing;

/// <summary>How a family of metrics is shown.</summary>
/// <param name="Title">Its name for people.</param>
/// <param name="Unit">Unit or range, for the axis.</param>
/// <param name="Section">The section of the page.</param>
internal readonly record struct MetricDescription(string Title, string Unit, MetricSection Section);
