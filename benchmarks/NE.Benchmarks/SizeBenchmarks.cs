using System.Collections.Generic;
using System.Linq;

namespace NE.Benchmarks;

/// <summary>Whole updates of larger agents (folder Sizes) at several densities: their cost must scale with the live weights.</summary>
internal static class SizeBenchmarks
{
    private static readonly (string Family, string Caption)[] Families =
    [
        ("SizeSmall", "HalfCheetah 256-128, batch 256"),
        ("SizeWide", "HalfCheetah 1024-1024, batch 256"),
        ("SizeWideBatch", "HalfCheetah 1024-1024, batch 1024"),
        ("SizeHumanoid", "Humanoid 376 inputs, 256-256, batch 256"),
        ("SizeNorm", "HalfCheetah 256-256-256 with layer norm, batch 256"),
    ];

    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All()
    {
        List<Benchmark> rows = [];
        List<Comparison> comparisons = [];
        foreach ((string family, string caption) in Families)
        {
            foreach ((string suffix, string density) in new[] { ("Dense", "dense"), ("75", "0.75"), ("50", "0.5"), ("25", "0.25") })
            {
                if (Experiments.All.FirstOrDefault(experiment => experiment.Name == family + suffix) is { } experiment)
                {
                    rows.Add(Learners.Row(Name(caption, density), experiment));
                    if (suffix != "Dense")
                        comparisons.Add(new(Name(caption, density) + " against dense", Name(caption, density), Name(caption, "dense")));
                }
            }
        }

        const string Caption = "whole updates of larger agents at fixed densities; the floor scales with the live weights";
        return new BenchmarkGroup("sizes", Caption, rows, comparisons)
        {
            MostRounds = 5,
        };
    }

    private static string Name(string caption, string density) => $"{caption}, {density}";
}
