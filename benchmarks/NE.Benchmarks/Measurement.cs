namespace NE.Benchmarks;

/// <summary>The time of a benchmark.</summary>
/// <param name="Group">The group it was measured in, round by round with the others of it.</param>
/// <param name="Name">Its name.</param>
/// <param name="MedianSeconds">Median over all rounds, a call.</param>
/// <param name="LeastSeconds">Least of all rounds, a call: nearest to an undisturbed machine.</param>
/// <param name="Updates">Whole updates a call makes; 0 when it measures something else.</param>
/// <param name="FloorSeconds">What the operations of a call would take at the median peak; null when the benchmark states none.</param>
/// <param name="GigaFlops">1e9 floating-point operations a second at the median time; null when the benchmark states none.</param>
/// <param name="ShareOfPeak">That over the median peak of the multiply-add: of a whole update, the share of its floor.</param>
/// <param name="BestShareOfPeak">The same of the least time and the best peak.</param>
/// <param name="MedianUpdatesPerSecond">Whole updates a second at the median time; null when a call makes none.</param>
/// <param name="BestUpdatesPerSecond">Whole updates a second at the least time; null when a call makes none.</param>
/// <param name="Target">What must be reached, in words; null without a target.</param>
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
