namespace NE.Benchmarks;

/// <summary>A comparison as measured.</summary>
/// <param name="Name">What it says.</param>
/// <param name="Median">Median over rounds of the round's ratio.</param>
/// <param name="Best">Ratio of the least times.</param>
/// <param name="Least">What must be reached; null without a target.</param>
/// <param name="Reached">Whether the median reaches it; null without a target.</param>
/// <param name="BestReached">Whether the least times reach it; null without a target.</param>
internal sealed record Ratio(string Name, double Median, double Best, double? Least, bool? Reached, bool? BestReached);
