using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Groups trials that are trained together on a device.</summary>
internal static class TrialGroups
{
    /// <summary>Groups of trials that can advance together, ordered by their first trials.</summary>
    internal static IReadOnlyList<IReadOnlyList<T>> Of<T>(IEnumerable<T> trials, Func<T, ExperimentDefinition> experiment) =>
        [.. trials.GroupBy(trial => GroupKey.Of(experiment(trial))).Select(group => (IReadOnlyList<T>)[.. group])];

    /// <summary>Splits trials into as few parts of about equal size as the limit allows.</summary>
    internal static IReadOnlyList<IReadOnlyList<T>> Evenly<T>(IReadOnlyList<T> trials, int limit)
    {
        int parts = Math.Max(1, (trials.Count + limit - 1) / limit);
        return
        [
            .. Enumerable.Range(0, parts)
                .Select(part => (First: part * trials.Count / parts, End: (part + 1) * trials.Count / parts))
                .Select(part => (IReadOnlyList<T>)[.. trials.Skip(part.First).Take(part.End - part.First)]),
        ];
    }
}
