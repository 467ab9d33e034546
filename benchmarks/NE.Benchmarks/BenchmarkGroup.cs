using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Benchmarks;

/// <summary>Benchmarks that are measured together, each once a round, with the peak beside them.</summary>
/// <param name="Name">Its name, which <c>--filter</c> finds too.</param>
/// <param name="Caption">What its rows say.</param>
/// <param name="Benchmarks">The rows.</param>
/// <param name="Comparisons">Ratios between rows; those whose rows were not chosen are left out.</param>
internal sealed record BenchmarkGroup(
    string Name,
    string Caption,
    IReadOnlyList<Benchmark> Benchmarks,
    IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Samples of each row at most: groups of long calls take fewer.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>The group with those rows only whose name, or whose group, holds a text.</summary>
    public BenchmarkGroup Filter(string? text) =>
        text == null || Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            ? this
            : this with { Benchmarks = [.. Benchmarks.Where(row => row.Name.Contains(text, StringComparison.OrdinalIgnoreCase))] };
}
