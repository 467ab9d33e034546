using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Benchmarks;

/// <summary>Benchmarks that are measured together, each once per round, together with the peak.</summary>
/// <param name="Name">Its name, which <c>--filter</c> also matches.</param>
/// <param name="Caption">What its rows show.</param>
/// <param name="Benchmarks">The rows.</param>
/// <param name="Comparisons">Ratios between rows; those whose rows were not chosen are left out.</param>
internal sealed record BenchmarkGroup(
    string Name,
    string Caption,
    IReadOnlyList<Benchmark> Benchmarks,
    IReadOnlyList<Comparison> Comparisons)
{
    /// <summary>Largest number of samples per row: groups of long calls take fewer.</summary>
    public int MostRounds { get; init; } = int.MaxValue;

    /// <summary>The group with only those rows whose name, or whose group, contains a text.</summary>
    public BenchmarkGroup Filter(string? text) =>
        text == null || Name.Contains(text, StringComparison.OrdinalIgnoreCase)
            ? this
            : this with { Benchmarks = [.. Benchmarks.Where(row => row.Name.Contains(text, StringComparison.OrdinalIgnoreCase))] };
}
