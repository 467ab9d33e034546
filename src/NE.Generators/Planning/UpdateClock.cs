using System;
using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>Converts environment steps to updates, like <c>NE.Runtime.Training.UpdateClock</c>; a test compares the two.</summary>
internal readonly record struct UpdateClock(long WarmUp, long UpdateEvery, double UpdatesPerStep)
{
    /// <summary>The clock of an experiment.</summary>
    public static UpdateClock Of(Declaration declaration) =>
        new(declaration.Algorithm.WarmUp, declaration.Algorithm.UpdateEvery, declaration.Algorithm.UpdatesPerStep);

    /// <summary>Updates of the whole declared run.</summary>
    public static long Total(Declaration declaration) => Of(declaration).Updates(declaration.Experiment.Steps);

    /// <summary>Number of updates after a number of environment steps.</summary>
    public long Updates(long steps)
    {
        long after = Math.Max(0, steps - WarmUp);
        return (long)((decimal)UpdatesPerStep * (after - (after % UpdateEvery)));
    }
}
