namespace NE.Benchmarks;

/// <summary>A measured comparison.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Median">Median over rounds of the round's ratio.</param>
/// <param name="Best">Ratio of the minimum times.</param>
/// <param name="Least">The target; null without one.</param>
/// <param name="Reached">Whether the median reaches it; null without a target.</param>
/// <param name="BestReached">Whether the minimum times reach it; null without a target.</param>
internal sealed record Ratio(string Name, double Median, double Best, double? Least, bool? Reached, bool? BestReached);
