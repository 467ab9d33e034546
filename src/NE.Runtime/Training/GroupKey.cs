using System.Collections.Generic;
using NE.Runtime.Environments;

namespace NE.Runtime.Training;

/// <summary>What the runs of one group must have in common: the program, the task, and the run values that control the loop.</summary>
internal sealed record GroupKey(
    string Program,
    TaskSpec Task,
    long Steps,
    UpdateClock Clock,
    long EvaluateEvery,
    int EvaluationEpisodes,
    long CheckpointEvery,
    long MetricsEvery,
    int ReplayCapacity,
    int BatchSize,
    long EvaluateTasksEvery,
    bool ClearReplay)
{
    internal static GroupKey Of(ExperimentDefinition experiment) => new(
        experiment.ProgramHash,
        experiment.Task,
        experiment.Settings.Steps,
        experiment.Settings.Clock,
        experiment.Settings.EvaluateEvery,
        experiment.Settings.EvaluationEpisodes,
        experiment.Settings.CheckpointEvery,
        experiment.Settings.MetricsEvery,
        experiment.Settings.ReplayCapacity,
        experiment.Settings.BatchSize,
        experiment.Settings.EvaluateTasksEvery,
        experiment.Settings.ClearReplay);

    /// <summary>Rejects runs that cannot advance together.</summary>
    /// <exception cref="RunException">Two of them differ in what they must share, or there are none.</exception>
    internal static void Check(IReadOnlyList<TrainerTrial> trials)
    {
        if (trials.Count == 0)
        {
            throw new RunException("There is nothing to train: give at least one experiment and seed.");
        }

        GroupKey first = Of(trials[0].Experiment);
        foreach (TrainerTrial trial in trials)
        {
            if (Of(trial.Experiment) is var other && first.Difference(other) is { } what)
            {
                throw new RunException(
                    $"{trials[0].Title} and {trial.Title} cannot advance together: they differ in {what}; train them one by one.");
            }
        }
    }

    /// <summary>The difference between two keys; null if they are equal.</summary>
    private string? Difference(GroupKey other) =>
        Program != other.Program ? "their program"
        : Task != other.Task ? "their task"
        : Steps != other.Steps ? "steps"
        : Clock.WarmUp != other.Clock.WarmUp ? "warm-up"
        : Clock.UpdateEvery != other.Clock.UpdateEvery ? "update-every"
        : Clock.UpdatesPerStep != other.Clock.UpdatesPerStep ? "updates-per-step"
        : EvaluateEvery != other.EvaluateEvery ? "evaluate.every"
        : EvaluationEpisodes != other.EvaluationEpisodes ? "evaluate.episodes"
        : CheckpointEvery != other.CheckpointEvery ? "checkpoint.every"
        : MetricsEvery != other.MetricsEvery ? "metrics.every"
        : ReplayCapacity != other.ReplayCapacity ? "replay-capacity"
        : BatchSize != other.BatchSize ? "batch-size"
        : Clock.StepsPerTask != other.Clock.StepsPerTask ? "sequence.steps-per-task"
        : Clock.RevisitWarmUp != other.Clock.RevisitWarmUp ? "sequence.revisit-warm-up"
        : EvaluateTasksEvery != other.EvaluateTasksEvery ? "sequence.evaluate-tasks-every"
        : ClearReplay != other.ClearReplay ? "sequence.clear-replay"
        : null;
}
