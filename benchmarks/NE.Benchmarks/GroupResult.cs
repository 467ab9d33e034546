using System.Collections.Generic;

namespace NE.Benchmarks;

/// <summary>A measured group.</summary>
/// <param name="MedianPeak">Median over rounds of the multiply-add's peak, in 1e9 floating-point operations per second.</param>
/// <param name="BestPeak">Best of all rounds.</param>
/// <param name="Measurements">Its rows.</param>
/// <param name="Ratios">Its comparisons.</param>
internal sealed record GroupResult(
    double MedianPeak, double BestPeak, IReadOnlyList<Measurement> Measurements, IReadOnlyList<Ratio> Ratios);
