using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Length of the run, intervals counted against it, replay.</summary>
internal static class RunRules
{
    public static IEnumerable<Problem> Check(Declaration declaration)
    {
        long steps = declaration.Experiment.Steps;
        Td3Attribute td3 = declaration.Algorithm;
        if (steps <= td3.WarmUp)
        {
            yield return new(
                ProblemId.NoUpdates,
                $"No update would be made: the run has {Say.Count(steps)} environment steps and the first {Say.Count(td3.WarmUp)} are "
                + "warm-up. "
                + "Raise Steps or lower Td3.WarmUp.",
                [Anchor.Part("Experiment", "Steps"), Anchor.Part("Td3", "WarmUp"), Anchor.Declaration]);
            yield break;
        }

        if (declaration.Evaluate.Every > steps)
        {
            yield return TooLong("Evaluate", declaration.Evaluate.Every, steps, "environment steps",
                "only the evaluation before training is made");
        }

        if (declaration.Checkpoint.Every > steps)
        {
            yield return TooLong("Checkpoint", declaration.Checkpoint.Every, steps, "environment steps",
                "only the last checkpoint is written");
        }

        if (declaration.Metrics.Every > steps - td3.WarmUp)
        {
            yield return TooLong("Metrics", declaration.Metrics.Every, steps - td3.WarmUp, "updates", "nothing is measured");
        }

        if (td3.BatchSize > td3.ReplayCapacity)
        {
            yield return new(
                ProblemId.BatchLargerThanReplay,
                $"A batch of {Say.Count(td3.BatchSize)} is drawn from a replay buffer of {Say.Count(td3.ReplayCapacity)}, so every batch "
                + "repeats transitions; "
                + "raise ReplayCapacity or lower BatchSize.",
                [Anchor.Part("Td3", "BatchSize"), Anchor.Part("Td3", "ReplayCapacity")]);
        }
    }

    // An interval that nobody wrote comes from the preset; a short run then simply does without.
    private static Problem TooLong(string part, long every, long run, string unit, string consequence) => new(
        ProblemId.IntervalLongerThanRun,
        $"{part}.Every = {Say.Count(every)} is longer than the run of {Say.Count(run)} {unit}: {consequence}. Lower it.",
        [Anchor.Part(part, "Every")]);
}
