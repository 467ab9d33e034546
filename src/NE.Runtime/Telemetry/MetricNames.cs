namespace NE.Runtime.Telemetry;

/// <summary>
/// The names of all metrics, in one place. The part before the slash is the group; names that end in a slash are completed with a layer
/// (<c>Value1.Hidden2</c>) or a network (<c>Value1</c>). Changing one breaks users' scripts. Formulas: docs/reference/metrics.md.
/// </summary>
public static partial class MetricNames
{
    /// <summary>Undiscounted return of a training episode.</summary>
    public const string TrainReturn = "train/return";

    /// <summary>Environment steps of a training episode.</summary>
    public const string TrainLength = "train/length";

    /// <summary>Mean value of the first critic on training batches.</summary>
    public const string QMean = "train/q_mean";

    /// <summary>Mean over the updates of the critic loss, summed over the critics.</summary>
    public const string CriticLoss = "train/critic_loss";

    /// <summary>Mean over the policy updates of the actor loss.</summary>
    public const string ActorLoss = "train/actor_loss";

    /// <summary>Temperature α of a soft policy: the weight of entropy relative to reward.</summary>
    public const string Temperature = "train/temperature";

    /// <summary>Share of the updates that reviewed early experience.</summary>
    public const string ReviewShare = "train/review_share";

    /// <summary>Mean share of a batch that counted since the last record, 0.5 to 1.</summary>
    public const string BatchShare = "train/batch_share";

    /// <summary>Half the mean squared difference between the policy's present actions and those stored in its oldest transitions, in ±1.</summary>
    public const string ReplayDistance = "train/replay_distance";

    /// <summary>Transitions that can be sampled.</summary>
    public const string ReplaySize = "train/replay_size";

    /// <summary>Review threshold ε in [0, 1].</summary>
    public const string ReviewThreshold = "train/review_threshold";

    /// <summary>The visit of a task of a sequence that begins, from 0.</summary>
    public const string Visit = "visit";

    /// <summary>Mean return of the episodes of an evaluation.</summary>
    public const string EvaluationReturnMean = "eval/return_mean";

    /// <summary>Standard deviation (population) of the returns of an evaluation.</summary>
    public const string EvaluationReturnStd = "eval/return_std";

    /// <summary>Mean length of the episodes of an evaluation, in environment steps.</summary>
    public const string EvaluationLengthMean = "eval/length_mean";

    /// <summary>Worst drop so far: the largest (best mean return up to an evaluation − its mean return), ≥ 0.</summary>
    public const string EvaluationWorstDrop = "eval/worst_drop";

    /// <summary>Area under the curve of mean returns so far, divided by the environment steps it spans.</summary>
    public const string EvaluationMeanHeight = "eval/mean_height";

    /// <summary>Completed with the layer: live connections.</summary>
    public const string Live = "topology/live/";

    /// <summary>Completed with the layer: connections grown by an event.</summary>
    public const string Grown = "topology/grown/";

    /// <summary>Completed with the layer: connections pruned by an event.</summary>
    public const string Pruned = "topology/pruned/";

    /// <summary>Completed with the layer: dormant units as a share of all, measured before an event.</summary>
    public const string Dormant = "topology/dormant/";

    /// <summary>Completed with the layer: live connections as a share of all positions.</summary>
    public const string Density = "topology/density/";

    /// <summary>Completed with the network: mean absolute change of its output over an event, on the probe batch.</summary>
    public const string OutputChange = "topology/output_change/";

    /// <summary>Environment steps per second since the last record.</summary>
    public const string StepsPerSecond = "speed/steps_per_second";

    /// <summary>Mean milliseconds of one update since the last record.</summary>
    public const string UpdateMilliseconds = "speed/update_ms";

    /// <summary>Mean milliseconds of one environment step with its action since the last record.</summary>
    public const string CollectMilliseconds = "speed/collect_ms";

    /// <summary>Milliseconds spent in evaluations since the last record.</summary>
    public const string EvaluationMilliseconds = "speed/evaluation_ms";

    /// <summary>Bytes allocated on the managed heap since the start of the process.</summary>
    public const string AllocatedBytes = "system/allocated_bytes";

    /// <summary>Peak resident memory of the process, in bytes.</summary>
    public const string PeakBytes = "system/peak_bytes";

    /// <summary>Stored transitions as a share of the replay buffer's capacity.</summary>
    public const string ReplayFill = "system/replay_fill";

    /// <summary>Threads that compute updates.</summary>
    public const string Threads = "system/threads";
}
