namespace NE.Benchmarks;

/// <summary>The time of a benchmark.</summary>
/// <param name="Group">The group in which it was measured, round by round.</param>
/// <param name="Name">Its name.</param>
/// <param name="MedianSeconds">Median over all rounds, per call.</param>
/// <param name="LeastSeconds">Minimum over all rounds, per call: closest to an undisturbed machine.</param>
/// <param name="Updates">Whole updates per call; 0 if it measures something else.</param>
/// <param name="FloorSeconds">Time of a call's operations at the median peak; null if the benchmark states none.</param>
/// <param name="GigaFlops">1e9 floating-point operations per second at the median time; null if the benchmark states none.</param>
/// <param name="ShareOfPeak">The same relative to the median peak of the multiply-add; for a whole update, the share of its floor.</param>
/// <param name="BestShareOfPeak">The same for the minimum time and the best peak.</param>
/// <param name="MedianUpdatesPerSecond">Whole updates per second at the median time; null if a call makes none.</param>
/// <param name="BestUpdatesPerSecond">Whole updates per second at the minimum time; null if a call makes none.</param>
/// <param name="Target">The target in words; null without one.</param>
/// <param name="Reached">Whether the median reaches it; null without a target.</param>
/// <param name="BestReached">Whether the best sample reaches it; null without a target.</param>
internal sealed record Measurement(
    string Group,
    string Name,
    double MedianSeconds,
    double LeastSeconds,
    int Updates,
    double? FloorSeconds,
    double? GigaFlops,
    double? ShareOfPeak,
    double? BestShareOfPeak,
    double? MedianUpdatesPerSecond,
    double? BestUpdatesPerSecond,
    string? Target,
    bool? Reached,
    bool? BestReached);
