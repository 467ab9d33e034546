using System;

namespace NE.Benchmarks;

/// <summary>Something whose time is measured.</summary>
/// <param name="Name">Group and name, such as "linear/forward 256-128".</param>
/// <param name="Operations">
/// Floating-point operations of a call, a multiply-add counting two: those of live weights where some are not; 0 when a rate says nothing.
/// </param>
/// <param name="Call">One call.</param>
/// <param name="Updates">Whole updates a call makes; 0 when it measures something else.</param>
internal sealed record Benchmark(string Name, double Operations, Action Call, int Updates = 0)
{
    /// <summary>
    /// What the row must reach of the peak, 0 to 1, which for a whole update is its share of the floor; null without a target.
    /// </summary>
    public double? LeastShare { get; init; }

    /// <summary>What a call may take at most, seconds; null without a target.</summary>
    public double? MostSeconds { get; init; }

    /// <summary>Least length of a sample, seconds. Shorter samples than this default read too low.</summary>
    public double SampleSeconds { get; init; } = 200e-6;

    /// <summary>
    /// Makes so many calls and tells their seconds by a clock of its own, as another process has; null to be timed from here.
    /// </summary>
    public Func<int, double>? Clock { get; init; }
}
