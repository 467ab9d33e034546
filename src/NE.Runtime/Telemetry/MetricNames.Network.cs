namespace NE.Runtime.Telemetry;

/// <content>Names of metrics of the networks.</content>
public static partial class MetricNames
{
    /// <summary>Mean of Q(s, a) minus the discounted return that followed, on evaluation episodes, in units of return.</summary>
    public const string QBias = "eval/q_bias";

    /// <summary>
    /// Completed with the layer: share of weights that are exactly 0, live or not, in [0, 1]; the reference code calls it sparsity.
    /// </summary>
    public const string ZeroFraction = "topology/zero_fraction/";

    /// <summary>Completed with the layer: units without live inputs after an event, count.</summary>
    public const string WithoutInputs = "topology/without_inputs/";

    /// <summary>
    /// Completed with the layer: of these, hidden units that were silent and whose bias is at most 0 after the event, count.
    /// </summary>
    public const string Unrecoverable = "topology/unrecoverable/";

    /// <summary>Completed with the layer: growth carried to the next event, in connections.</summary>
    public const string Carry = "topology/carry/";

    /// <summary>Completed with the layer: share of the connections grown one interval ago that has stayed live.</summary>
    public const string NewbornAlive1 = "newborn/alive_1/";

    /// <summary>
    /// Completed with the layer: share of the connections grown one interval ago that is live and has moved by more than 1e-8.
    /// </summary>
    public const string NewbornMoved1 = "newborn/moved_1/";

    /// <summary>Completed with the layer: mean |G| of the connections grown one interval ago over that of older ones.</summary>
    public const string NewbornGradientRatio1 = "newborn/gradient_ratio_1/";

    /// <summary>Completed with the layer: share of the connections grown ten intervals ago that has stayed live.</summary>
    public const string NewbornAlive10 = "newborn/alive_10/";

    /// <summary>
    /// Completed with the layer: share of the connections grown ten intervals ago that is live and has moved by more than 1e-8.
    /// </summary>
    public const string NewbornMoved10 = "newborn/moved_10/";

    /// <summary>Completed with the layer: mean |G| of the connections grown ten intervals ago over that of older ones.</summary>
    public const string NewbornGradientRatio10 = "newborn/gradient_ratio_10/";

    /// <summary>Completed with the layer or network: share of hidden units with neuron score 0, in [0, 1].</summary>
    public const string DormantRatio = "activity/dormant_ratio/";

    /// <summary>Completed with the layer or network: share of hidden units with neuron score at most 0.025.</summary>
    public const string DormantRatio025 = "activity/dormant_ratio_0.025/";

    /// <summary>Completed with the layer or network: share of hidden units with neuron score at most 0.1.</summary>
    public const string DormantRatio100 = "activity/dormant_ratio_0.1/";

    /// <summary>Completed with the layer or network: share of hidden units with neuron score above 0: 1 − dormant ratio.</summary>
    public const string ActivatedRatio = "activity/activated_ratio/";

    /// <summary>
    /// Completed with the layer or network: fraction of active units (FAU): share of (sample, unit) pairs with positive output.
    /// </summary>
    public const string ActiveFraction = "activity/fau/";

    /// <summary>
    /// Completed with the network: exp of the entropy of the normalised singular values of the penultimate features, in [1, units].
    /// </summary>
    public const string EffectiveRank = "features/effective_rank/";

    /// <summary>Completed with the network: smallest number of singular values whose sum reaches 99 % of the total.</summary>
    public const string SRank = "features/srank/";

    /// <summary>Completed with the network: ‖Φ‖_F² / ‖Φ‖_2² of the penultimate features Φ, in [1, units].</summary>
    public const string StableRank = "features/stable_rank/";

    /// <summary>Completed with the network: mean Euclidean norm of the penultimate features of a sample.</summary>
    public const string FeatureNorm = "features/norm/";

    /// <summary>Completed with the layer: Euclidean norm of all weights of a layer, without the bias.</summary>
    public const string WeightNorm = "weights/norm/";

    /// <summary>Completed with the layer: histogram of the live weights, without the bias; only in TensorBoard files.</summary>
    public const string WeightHistogram = "weights/histogram/";

    /// <summary>Completed with the layer: share of live weights and biases that are at the clipping bound, in [0, 1].</summary>
    public const string ClippedFraction = "weights/clipped_fraction/";

    /// <summary>Completed with the layer: ‖ΔW‖/‖W‖ of the last Adam step before clipping, weights only.</summary>
    public const string EffectiveStep = "weights/effective_step/";

    /// <summary>Completed with the layer: mean |G| over all positions, in units of the loss per weight.</summary>
    public const string GradientMean = "gradients/mean/";

    /// <summary>Completed with the layer: median |G|.</summary>
    public const string GradientMedian = "gradients/median/";

    /// <summary>Completed with the layer: 95th percentile of |G|.</summary>
    public const string GradientP95 = "gradients/p95/";

    /// <summary>Completed with the layer: 99th percentile of |G|.</summary>
    public const string GradientP99 = "gradients/p99/";

    /// <summary>Completed with the layer: Gini coefficient of |G|, in [0, 1): 0 when all are equal.</summary>
    public const string GradientGini = "gradients/gini/";

    /// <summary>Completed with the layer: share of positions with |G| below 1e-8.</summary>
    public const string GradientVanishing = "gradients/vanishing/";

    /// <summary>Completed with the layer: smallest mean |G| of a unit's incoming positions.</summary>
    public const string GradientRowMinimum = "gradients/row_minimum/";

    /// <summary>Completed with the layer: largest mean |G| of a unit's incoming positions.</summary>
    public const string GradientRowMaximum = "gradients/row_maximum/";

    /// <summary>
    /// Completed with the layer: share of units with GraMa score 0 (mean |G| of a unit over the mean of all units; arXiv 2505.24061).
    /// </summary>
    public const string GraMaRatio = "gradients/grama_ratio/";

    /// <summary>Completed with the layer: share of units with GraMa score at most 0.025.</summary>
    public const string GraMaRatio025 = "gradients/grama_ratio_0.025/";

    /// <summary>Completed with the layer: share of units with GraMa score at most 0.1.</summary>
    public const string GraMaRatio100 = "gradients/grama_ratio_0.1/";

    /// <summary>Completed with the network: mean |f_after − f_before| of one update on the probe batch, in units of the output.</summary>
    public const string Churn = "churn/";

    /// <summary>
    /// Completed with the network: floating-point operations per sample for a forward pass through live weights: 2 Σ live.
    /// </summary>
    public const string ForwardOperations = "cost/forward_flop/";

    /// <summary>Completed with the network: floating-point operations per sample for training through live weights: 6 Σ live.</summary>
    public const string TrainingOperations = "cost/training_flop/";
}
