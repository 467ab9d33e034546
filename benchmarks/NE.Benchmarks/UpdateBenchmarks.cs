using System;
using System.Linq;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>
/// Whole updates of the HalfCheetah example's agents at their first densities, and of NE-TD3 at fixed ones. The floor is the time of the
/// products of live weights at the peak.
/// </summary>
internal static class UpdateBenchmarks
{
    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All() => new(
        "updates",
        "whole updates of HalfCheetah agents, 256-128, batch 256; mean over policy delay 2",
        [
            .. Experiments.All.Except(MethodBenchmarks.Experiments)
                .Where(experiment => !experiment.Name.StartsWith("Size", StringComparison.Ordinal)).Select(Row),
        ],
        [
            new("NeTd3 at its start against Td3", "update NeTd3 (start densities)", "update Td3 (start densities)"),
            new("NePaper at its start against Td3", "update NePaper (start densities)", "update Td3 (start densities)"),
        ]);

    /// <summary>One of the assembly's experiments.</summary>
    public static ExperimentDefinition Named(string name) => Experiments.All.First(experiment => experiment.Name == name);

    private static Benchmark Row(ExperimentDefinition experiment) =>
        Learners.Row($"update {experiment.Name} (start densities)", experiment) with
        {
            LeastShare = experiment.Name is "NeTd3" or "NePaper" ? 0.67 : null,
        };
}
