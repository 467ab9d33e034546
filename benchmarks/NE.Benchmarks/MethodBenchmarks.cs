using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>
/// Whole updates of every experiment of the Methods example beside those of plain TD3. What happens at intervals (topology events, resets)
/// is not part of a row: no interval ends within a sample.
/// </summary>
internal static class MethodBenchmarks
{
    private const string Plain = "Plain";

    /// <summary>The experiments of the example.</summary>
    public static IReadOnlyList<ExperimentDefinition> Experiments { get; } = [.. NE.Studies.AllMethods.Rows.Select(static row => row.Experiment)];

    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All() => new(
        "methods",
        "whole updates with one method each, HalfCheetah 256-128, batch 256; mean over policy delay 2",
        [.. Experiments.Select(static experiment => Learners.Row(Name(experiment.Name), experiment))],
        [
            .. Experiments.Where(static experiment => experiment.Name != Plain)
                .Select(static experiment => new Comparison($"{experiment.Name} against plain TD3", Name(experiment.Name), Name(Plain))),
        ]);

    private static string Name(string experiment) => $"method {experiment}";
}
