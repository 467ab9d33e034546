using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Statistics;

namespace NE.Report.Comparing;

/// <summary>A curve of several seeds with the band around it; without a band for a single seed.</summary>
/// <param name="Centre">The line.</param>
/// <param name="Low">Lower edge of the band.</param>
/// <param name="High">Its upper edge.</param>
internal readonly record struct CurveBand(double[] Centre, double[]? Low, double[]? High)
{
    /// <summary>The name of the list from which the reader chooses one.</summary>
    internal const string List = "centre and band";

    /// <summary>The ways to draw a curve; the first is shown.</summary>
    internal static readonly IReadOnlyList<(string Name, Func<CurveGrid, CurveBand> Draw)> All =
    [
        ("mean, 95 % bootstrap interval", static grid => Of(grid.Of(Mean), grid.Bootstrap(Aggregate.Mean))),
        (
            "IQM, 95 % bootstrap interval",
            static grid => Of(grid.Of(static values => Aggregate.InterquartileMean([values])), grid.Bootstrap(Aggregate.InterquartileMean))),
        ("mean ± standard deviation", static grid => Of(grid.Of(Mean), Deviations(grid))),
        ("mean, lowest to highest seed", static grid => Of(grid.Of(Mean), (grid.Of(static values => values.Min()), grid.Of(static values => values.Max())))),
    ];

    /// <summary>Curves one after the other as a single one; without a band if one of them has none.</summary>
    internal static CurveBand Joined(IReadOnlyCollection<CurveBand> parts)
    {
        bool bands = parts.All(static part => part.Low is not null);
        return new(
            [.. parts.SelectMany(static part => part.Centre)],
            bands ? [.. parts.SelectMany(static part => part.Low!)] : null,
            bands ? [.. parts.SelectMany(static part => part.High!)] : null);
    }

    private static CurveBand Of(double[] centre, (double[] Low, double[] High)? band) => new(centre, band?.Low, band?.High);

    private static double Mean(double[] values) => values.Average();

    private static (double[] Low, double[] High)? Deviations(CurveGrid grid)
    {
        if (grid.Returns.Length == 0 || grid.Returns[0].Length < 2)
        {
            return null;
        }

        double[] means = grid.Of(Mean);
        double[] deviations = grid.Of(static values => Aggregate.Deviation(values)!.Value);
        return (
            [.. means.Zip(deviations, static (mean, deviation) => mean - deviation)],
            [.. means.Zip(deviations, static (mean, deviation) => mean + deviation)]);
    }
}
