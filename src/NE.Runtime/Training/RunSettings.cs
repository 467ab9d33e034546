using System;

namespace NE.Runtime.Training;

/// <summary>
/// The run values of an experiment: what may change without changing the generated program. Sizes, densities, cadences and kinds are
/// structure and stand as constants in the generated code. Values of parts an experiment does not use are 0 and are never read.
/// </summary>
public sealed record RunSettings
{
    /// <summary>Length of the run in environment steps; schedules are laid out over it.</summary>
    public required long Steps { get; init; }

    /// <summary>Environment steps with uniform actions and without updates.</summary>
    public required long WarmUp { get; init; }

    /// <summary>Environment steps between two evaluations.</summary>
    public required long EvaluateEvery { get; init; }

    /// <summary>Noise-free episodes of one evaluation.</summary>
    public required int EvaluationEpisodes { get; init; }

    /// <summary>Environment steps between two checkpoints.</summary>
    public required long CheckpointEvery { get; init; }

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

    /// <summary>Share τ of the online value in a target at each policy update, in (0, 1].</summary>
    public required double Polyak { get; init; }

    /// <summary>Standard deviation of the exploration noise, as a share of the action limit.</summary>
    public required double ExplorationNoise { get; init; }

    /// <summary>Standard deviation of the target policy smoothing, as a share of the action limit.</summary>
    public required double TargetNoise { get; init; }

    /// <summary>Bound of the target policy smoothing, as a share of the action limit.</summary>
    public required double TargetNoiseClip { get; init; }

    /// <summary>Learning rate of the actor.</summary>
    public required double ActorLearningRate { get; init; }

    /// <summary>Learning rate of the critics.</summary>
    public required double CriticLearningRate { get; init; }

    /// <summary>Adam's decay of the first moment, in [0, 1).</summary>
    public required double Beta1 { get; init; }

    /// <summary>Adam's decay of the second moment, in [0, 1).</summary>
    public required double Beta2 { get; init; }

    /// <summary>Adam's term beside the root of the second moment.</summary>
    public required double Epsilon { get; init; }

    /// <summary>Transitions the replay buffer holds. Structure, repeated here because the trainer makes the buffer.</summary>
    public required int ReplayCapacity { get; init; }

    /// <summary>Transitions of a batch. Structure, repeated here for the record of the run.</summary>
    public required int BatchSize { get; init; }

    /// <summary>Share of a layer grown per topology event; 0 for the rate that reaches the final density at the end of growth.</summary>
    public double Rate { get; init; }

    /// <summary>Multiplier of the annealed growth amount.</summary>
    public double Amplitude { get; init; }

    /// <summary>Exponent of the warm-decay schedule.</summary>
    public double Power { get; init; }

    /// <summary>Update at which growth ends; 0 for the end of the run.</summary>
    public long Until { get; init; }

    /// <summary>Largest number of pruned connections per event, as a share of the connections grown in it.</summary>
    public double UpperBound { get; init; }

    /// <summary>Neuron score at or below which a unit is dormant.</summary>
    public double DormantThreshold { get; init; }

    /// <summary>Share of the stored transitions, oldest first, that a review draws from, in (0, 1].</summary>
    public double Oldest { get; init; }

    /// <summary>Factor from the slope of the activated units to the review threshold; 0 for window / (0.02 · hidden units).</summary>
    public double Gain { get; init; }

    /// <summary>Least review threshold, in [0, 1]; one minus it bounds the share of reviewing updates.</summary>
    public double Floor { get; init; }

    /// <summary>Neuron score above which a unit counts as activated.</summary>
    public double ActiveThreshold { get; init; }

    /// <summary>Bound of the weights as a multiple of their layer's initial bound.</summary>
    public double Kappa { get; init; }

    /// <summary>Update at which growth ends.</summary>
    public long GrowthEnd => Until > 0 ? Until : Steps - WarmUp;
}
