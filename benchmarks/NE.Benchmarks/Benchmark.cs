using System;

namespace NE.Benchmarks;

/// <summary>A timed operation.</summary>
/// <param name="Name">Group and name, such as "linear/forward 256-128".</param>
/// <param name="Operations">
/// Floating-point operations per call, counting a multiply-add as two and only live weights; 0 if a rate is meaningless.
/// </param>
/// <param name="Call">One call.</param>
/// <param name="Updates">Whole updates per call; 0 if it measures something else.</param>
internal sealed record Benchmark(string Name, double Operations, Action Call, int Updates = 0)
{
    /// <summary>
    /// Target share of the peak, 0 to 1, which for a whole update is its share of the floor; null without a target.
    /// </summary>
    public double? LeastShare { get; init; }

    /// <summary>Longest time of a call in seconds; null without a target.</summary>
    public double? MostSeconds { get; init; }

    /// <summary>Shortest length of a sample in seconds. Samples shorter than this default read too low.</summary>
    public double SampleSeconds { get; init; } = 200e-6;

    /// <summary>
    /// Makes a number of calls and returns their duration in seconds by its own clock, for another process; null to be timed from here.
    /// </summary>
    public Func<int, double>? Clock { get; init; }
}
