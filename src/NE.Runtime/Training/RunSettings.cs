using System;
using System.Collections.Generic;
using System.Numerics;
using NE.Dsl;

namespace NE.Runtime.Training;

/// <summary>
/// The run values common to every experiment: what may change without changing the generated program. Those of its parts are declared by
/// the record that its generated code derives from this one. Sizes, densities, intervals and kinds are structure, and constants in the
/// generated code.
/// </summary>
public record RunSettings
{
    /// <summary>Length of the run in environment steps; schedules span it.</summary>
    public required long Steps { get; init; }

    /// <summary>Environment steps with uniform actions and without updates.</summary>
    public required long WarmUp { get; init; }

    /// <summary>Environment steps between two rounds of updates, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public long UpdateEvery
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "UpdateEvery must be at least 1.");
    } = 1;

    /// <summary>Updates per environment step after the warm-up (the replay ratio), above 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not above 0, or above 1,000.</exception>
    public double UpdatesPerStep
    {
        get;
        init => field = value is > 0 and <= 1_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "UpdatesPerStep must be above 0 and at most 1,000.");
    } = 1;

    /// <summary>Environment steps between two evaluations.</summary>
    public required long EvaluateEvery { get; init; }

    /// <summary>Noise-free episodes per evaluation.</summary>
    public required int EvaluationEpisodes { get; init; }

    /// <summary>Environment steps between two checkpoints.</summary>
    public required long CheckpointEvery { get; init; }

    /// <summary>Latest evaluations whose mean return decides which checkpoint is the best, at least 1.</summary>
    public int BestOver { get; init; } = 1;

    /// <summary>Updates between two diagnoses of the networks (ranks, gradient statistics, dormancy), at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public required long MetricsEvery
    {
        get;
        init => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "MetricsEvery is the number of updates between two diagnoses and must be at least 1; for none, give more than the run has.");
    }

    /// <summary>Discount γ, in [0, 1].</summary>
    public required double Discount { get; init; }

    /// <summary>τ: weight of the online parameters in a target update, in (0, 1].</summary>
    public required double Polyak { get; init; }

    /// <summary>Learning rate of the actor.</summary>
    public required double ActorLearningRate { get; init; }

    /// <summary>Learning rate of the critics.</summary>
    public required double CriticLearningRate { get; init; }

    /// <summary>Capacity of the replay buffer in transitions. Structure, repeated here because the trainer creates the buffer.</summary>
    public required int ReplayCapacity { get; init; }

    /// <summary>Batch size in transitions. Structure, repeated here for the record of the run.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Update at which growth ends; 0 for the end of the run, or if nothing grows.</summary>
    public long Until { get; init; }

    /// <summary>Number of tasks of a sequence, at least 1; 1 for an experiment with one task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public int Tasks { get; init => field = AtLeast(1, value, nameof(Tasks)); } = 1;

    /// <summary>Environment steps of a visit of one task of a sequence, at least 1; 0 for an experiment with one task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long StepsPerTask { get; init => field = AtLeast(0, value, nameof(StepsPerTask)); }

    /// <summary>
    /// Environment steps with uniform actions and without updates at the start of every visit of a task but its first, where
    /// <see cref="WarmUp"/> applies; at least 0.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long RevisitWarmUp { get; init => field = AtLeast(0, value, nameof(RevisitWarmUp)); } = 1_000;

    /// <summary>
    /// Environment steps between two evaluations of all tasks of a sequence, which always follow the end of a visit; 0 for only these.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public long EvaluateTasksEvery { get; init => field = AtLeast(0, value, nameof(EvaluateTasksEvery)); }

    /// <summary>Whether every visit of a task starts with an empty replay buffer; otherwise each task keeps its buffer.</summary>
    public bool ClearReplay { get; init; }

    /// <summary>Properties of the task that change during the run, at most one shift per property.</summary>
    public IReadOnlyList<ShiftAttribute> Shifts { get; init; } = [];

    /// <summary>The mapping from environment steps to updates.</summary>
    public UpdateClock Clock => new(WarmUp, UpdateEvery, UpdatesPerStep, StepsPerTask, Tasks, RevisitWarmUp);

    /// <summary>Number of updates in the whole run.</summary>
    public long Updates => Clock.Updates(Steps);

    /// <summary>Update at which growth ends.</summary>
    public long GrowthEnd => Until > 0 ? Until : Updates;

    /// <summary>The run values of the experiment's parts by name, <c>prune.upper-bound</c>, for the record of the run.</summary>
    public virtual IEnumerable<KeyValuePair<string, double>> AgentValues() => [];

    private static T AtLeast<T>(T least, T value, string name)
        where T : INumber<T> =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least {least}.");
}
