using System;
using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Planning;

/// <summary>Converts environment steps to updates, like <c>NE.Runtime.Training.UpdateClock</c>; a test compares the two.</summary>
internal readonly record struct UpdateClock(
    long WarmUp, long UpdateEvery, double UpdatesPerStep, long StepsPerTask = 0, int Tasks = 1, long RevisitWarmUp = 0)
{
    /// <summary>The clock of an experiment.</summary>
    public static UpdateClock Of(Declaration declaration)
    {
        AlgorithmAttribute algorithm = declaration.Algorithm;
        var clock = new UpdateClock(algorithm.WarmUp, algorithm.UpdateEvery, algorithm.UpdatesPerStep);
        return declaration.Sequence is { } sequence && declaration.Task.Tasks.Count > 0
            ? clock with
            {
                StepsPerTask = sequence.StepsPerTask,
                Tasks = declaration.Task.Tasks.Count,
                RevisitWarmUp = sequence.RevisitWarmUp,
            }
            : clock;
    }

    /// <summary>Updates of the whole declared run.</summary>
    public static long Total(Declaration declaration) => Of(declaration).Updates(declaration.Experiment.Steps);

    /// <summary>Number of updates after a number of environment steps: in a sequence, those of all its visits.</summary>
    public long Updates(long steps)
    {
        if (StepsPerTask == 0)
        {
            return After(WarmUp, steps);
        }

        long visits = steps / StepsPerTask, first = Math.Min(visits, Tasks);
        return (first * After(WarmUp, StepsPerTask)) + ((visits - first) * After(RevisitWarmUp, StepsPerTask))
            + After(visits < Tasks ? WarmUp : RevisitWarmUp, steps % StepsPerTask);
    }

    private long After(long warmUp, long steps)
    {
        long after = Math.Max(0, steps - warmUp);
        return (long)((decimal)UpdatesPerStep * (after - (after % UpdateEvery)));
    }
}
