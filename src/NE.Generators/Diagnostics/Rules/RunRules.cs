using System;
using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Rules for the length of the run, intervals relative to it, and replay.</summary>
internal static class RunRules
{
    public static IEnumerable<Problem> Check(Declaration declaration)
    {
        long steps = declaration.Experiment.Steps;
        AlgorithmAttribute algorithm = declaration.Algorithm;
        if (steps <= algorithm.WarmUp)
        {
            yield return new(
                ProblemId.NoUpdates,
                $"No update would be made: the run has {MessageFormat.Count(steps)} environment steps and the first {MessageFormat.Count(algorithm.WarmUp)} are "
                + "warm-up. "
                + $"Raise Steps or lower {declaration.AlgorithmName}.WarmUp.",
                [Anchor.Part("Experiment", "Steps"), Anchor.Part(declaration.AlgorithmName, "WarmUp"), Anchor.Declaration]);
            yield break;
        }

        long updates = UpdateClock.Total(declaration);
        if (updates == 0)
        {
            yield return new(
                ProblemId.NoUpdates,
                $"No update would be made: {MessageFormat.Count(steps - algorithm.WarmUp)} environment steps follow the warm-up, and the first update is due after "
                + $"{MessageFormat.Count(FirstUpdate(algorithm))}. Raise Steps, lower {declaration.AlgorithmName}.UpdateEvery or raise UpdatesPerStep.",
                [
                    Anchor.Part(declaration.AlgorithmName, "UpdatesPerStep"), Anchor.Part(declaration.AlgorithmName, "UpdateEvery"),
                    Anchor.Part("Experiment", "Steps"), Anchor.Declaration,
                ]);
            yield break;
        }

        if (declaration.Evaluate.Every > steps)
        {
            yield return TooLong("Evaluate", declaration.Evaluate.Every, steps, "environment steps",
                "it is evaluated only before training and at its end");
        }

        if (declaration.Checkpoint.Every > steps)
        {
            yield return TooLong("Checkpoint", declaration.Checkpoint.Every, steps, "environment steps",
                "only the last checkpoint is written");
        }

        if (declaration.Metrics.Every > updates)
        {
            yield return TooLong("Metrics", declaration.Metrics.Every, updates, "updates", "nothing is measured");
        }

        if (algorithm.NStepFrom > 0 && algorithm.NStep == 1)
        {
            yield return new(
                ProblemId.AlgorithmValueUnused,
                $"{declaration.AlgorithmName}.NStepFrom has no effect: all targets have one reward. Delete it, or raise NStep.",
                [Anchor.Part(declaration.AlgorithmName, "NStepFrom")]);
        }

        if (algorithm.BatchSize > algorithm.ReplayCapacity)
        {
            yield return new(
                ProblemId.BatchLargerThanReplay,
                $"A batch of {MessageFormat.Count(algorithm.BatchSize)} is drawn from a replay buffer of {MessageFormat.Count(algorithm.ReplayCapacity)}, so every batch "
                + "repeats transitions; "
                + "raise ReplayCapacity or lower BatchSize.",
                [Anchor.Part(declaration.AlgorithmName, "BatchSize"), Anchor.Part(declaration.AlgorithmName, "ReplayCapacity")]);
        }
    }

    // Environment steps after the warm-up: the first round with a whole update.
    private static long FirstUpdate(AlgorithmAttribute algorithm) => (long)Math.Min(
        Math.Ceiling(1 / (algorithm.UpdatesPerStep * algorithm.UpdateEvery)) * algorithm.UpdateEvery, 1e18);

    // An interval that was not written comes from the preset; a short run then simply has no such event.
    private static Problem TooLong(string part, long every, long run, string unit, string consequence) => new(
        ProblemId.IntervalLongerThanRun,
        $"{part}.Every = {MessageFormat.Count(every)} is longer than the run of {MessageFormat.Count(run)} {unit}: {consequence}. Lower it.",
        [Anchor.Part(part, "Every")]);
}
