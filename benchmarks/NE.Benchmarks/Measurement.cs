namespace NE.Benchmarks;

/// <summary>The time of a benchmark.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MedianSeconds">Median over all rounds, a call.</param>
/// <param name="LeastSeconds">Least of all rounds, a call: nearest to an undisturbed machine.</param>
/// <param name="GigaFlops">1e9 floating-point operations a second at the least time; 0 when the benchmark states none.</param>
/// <param name="ShareOfPeak">That over the measured peak of the multiply-add; 0 when the benchmark states none.</param>
/// <param name="MedianUpdatesPerSecond">Whole updates a second at the median time; null when a call makes none.</param>
/// <param name="BestUpdatesPerSecond">Whole updates a second at the least time; null when a call makes none.</param>
internal sealed record Measurement(
    string Name,
    double MedianSeconds,
    double LeastSeconds,
    double GigaFlops,
    double ShareOfPeak,
    double? MedianUpdatesPerSecond,
    double? BestUpdatesPerSecond);
