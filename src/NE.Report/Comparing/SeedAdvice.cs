using System.Collections.Generic;
using System.Linq;
using NE.Report.Statistics;

namespace NE.Report.Comparing;

/// <summary>Says when there are too few seeds for what a picture suggests.</summary>
internal static class SeedAdvice
{
    /// <summary>Fewest seeds at which intervals are shown without a warning: with fewer, percentile intervals cover far less than 95 %.</summary>
    internal const int Few = 5;

    private const double Level = 0.05;

    /// <summary>Warnings on the experiments of one task that have too few seeds.</summary>
    /// <param name="experiments">Their names and numbers of seeds.</param>
    internal static IEnumerable<string> OnIntervals(IReadOnlyCollection<(string Name, int Seeds)> experiments)
    {
        string[] single = [.. experiments.Where(static experiment => experiment.Seeds == 1).Select(static experiment => experiment.Name)];
        if (single.Length > 0)
        {
            yield return $"One seed: {string.Join(", ", single)}. Nothing here says how another seed would do.";
        }

        string[] few = [.. experiments.Where(static experiment => experiment.Seeds is > 1 and < Few).Select(static experiment => $"{experiment.Name} ({experiment.Seeds})")];
        if (few.Length > 0)
        {
            yield return $"Fewer than {Few} seeds: {string.Join(", ", few)}. Their intervals are too narrow, because a resample cannot contain what the few seeds do not show.";
        }
    }

    /// <summary>A warning on a comparison of two experiments, or null.</summary>
    internal static string? OnComparison(int first, int second) => MannWhitney.Smallest(first, second) > Level
        ? $"{first} against {second} seeds: no outcome could give p < {Level}"
        : null;
}
