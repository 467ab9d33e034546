using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Comparing;

/// <summary>Titles and units of the metrics that docs/reference/metrics.md defines, in the order of the page.</summary>
internal static class MetricCatalogue
{
    private static readonly Dictionary<string, MetricDescription> Known = new()
    {
        ["train/return"] = new("Return of training episodes", "return", MetricSection.Training),
        ["train/length"] = new("Length of training episodes", "environment steps", MetricSection.Training),
        ["train/critic_loss"] = new("Critic loss", "squared return", MetricSection.Training),
        ["train/actor_loss"] = new("Actor loss", "return", MetricSection.Training),
        ["train/temperature"] = new("Temperature α", "reward per nat", MetricSection.Training),
        ["train/q_mean"] = new("Mean Q on training batches", "return", MetricSection.Training),
        ["eval/return_mean"] = new("Mean return of evaluations", "return", MetricSection.Training),
        ["eval/return_std"] = new("Spread of returns within an evaluation", "standard deviation, return", MetricSection.Training),
        ["eval/length_mean"] = new("Mean length of evaluation episodes", "environment steps", MetricSection.Training),
        ["eval/q_bias"] = new("Bias of Q", "return", MetricSection.Training),
        ["eval/worst_drop"] = new("Worst drop so far", "return", MetricSection.Training),
        ["eval/mean_height"] = new("Mean height of the curve so far (AUC)", "return", MetricSection.Training),
        ["activity/activated_ratio"] = new("Activated units", "share, 0 to 1", MetricSection.Plasticity),
        ["activity/dormant_ratio"] = new("Dormant units, τ = 0", "share, 0 to 1", MetricSection.Plasticity),
        ["activity/dormant_ratio_0.025"] = new("Dormant units, τ = 0.025", "share, 0 to 1", MetricSection.Plasticity),
        ["activity/dormant_ratio_0.1"] = new("Dormant units, τ = 0.1", "share, 0 to 1", MetricSection.Plasticity),
        ["activity/fau"] = new("Fraction of active units (FAU)", "share, 0 to 1", MetricSection.Plasticity),
        ["features/effective_rank"] = new("Effective rank of features", "1 to number of features", MetricSection.Plasticity),
        ["features/srank"] = new("Feature rank at 99 % (srank)", "singular values", MetricSection.Plasticity),
        ["features/stable_rank"] = new("Stable rank of features", "1 to number of features", MetricSection.Plasticity),
        ["features/norm"] = new("Norm of features", "Euclidean norm", MetricSection.Plasticity),
        ["weights/norm"] = new("Norm of weights", "Euclidean norm", MetricSection.Plasticity),
        ["weights/clipped_fraction"] = new("Weights at the clipping bound", "share, 0 to 1", MetricSection.Plasticity),
        ["weights/effective_step"] = new("Effective step ‖ΔW‖ / ‖W‖", "ratio", MetricSection.Plasticity),
        ["gradients/mean"] = new("Mean |gradient|", "loss per weight", MetricSection.Plasticity),
        ["gradients/median"] = new("Median |gradient|", "loss per weight", MetricSection.Plasticity),
        ["gradients/p95"] = new("95th percentile of |gradient|", "loss per weight", MetricSection.Plasticity),
        ["gradients/p99"] = new("99th percentile of |gradient|", "loss per weight", MetricSection.Plasticity),
        ["gradients/gini"] = new("Gini coefficient of |gradient|", "0 to 1", MetricSection.Plasticity),
        ["gradients/vanishing"] = new("Vanishing gradients", "share, 0 to 1", MetricSection.Plasticity),
        ["gradients/row_minimum"] = new("Smallest mean |gradient| of a unit", "loss per weight", MetricSection.Plasticity),
        ["gradients/row_maximum"] = new("Largest mean |gradient| of a unit", "loss per weight", MetricSection.Plasticity),
        ["gradients/grama_ratio"] = new("Units with GraMa score 0", "share, 0 to 1", MetricSection.Plasticity),
        ["gradients/grama_ratio_0.025"] = new("Units with GraMa score ≤ 0.025", "share, 0 to 1", MetricSection.Plasticity),
        ["gradients/grama_ratio_0.1"] = new("Units with GraMa score ≤ 0.1", "share, 0 to 1", MetricSection.Plasticity),
        ["churn"] = new("Churn of one update", "mean |change of output|", MetricSection.Plasticity),
        ["topology/density"] = new("Density", "live connections / positions", MetricSection.Topology),
        ["topology/live"] = new("Live connections after events", "connections", MetricSection.Topology),
        ["topology/grown"] = new("Grown at an event", "connections", MetricSection.Topology),
        ["topology/pruned"] = new("Pruned at an event", "connections", MetricSection.Topology),
        ["topology/dormant"] = new("Dormant units before an event", "share, 0 to 1", MetricSection.Topology),
        ["topology/dormant_units"] = new("Dormant units before an event", "units", MetricSection.Topology),
        ["topology/without_inputs"] = new("Units without live inputs after an event", "units", MetricSection.Topology),
        ["topology/unrecoverable"] = new("Units that gradients cannot reach", "units", MetricSection.Topology),
        ["topology/redrawn"] = new("Units whose bias was redrawn", "units", MetricSection.Topology),
        ["topology/revived"] = new("Units that were revived", "units", MetricSection.Topology),
        ["topology/carry"] = new("Growth carried over to the next event", "connections", MetricSection.Topology),
        ["topology/output_change"] = new("Change of outputs over an event", "mean |change of output|", MetricSection.Topology),
        ["topology/zero_fraction"] = new("Weights that are exactly 0", "share, 0 to 1", MetricSection.Topology),
        ["newborn/alive_1"] = new("Newborns alive one interval later", "share, 0 to 1", MetricSection.Topology),
        ["newborn/alive_10"] = new("Newborns alive ten intervals later", "share, 0 to 1", MetricSection.Topology),
        ["newborn/moved_1"] = new("Newborns that moved within one interval", "share, 0 to 1", MetricSection.Topology),
        ["newborn/moved_10"] = new("Newborns that moved within ten intervals", "share, 0 to 1", MetricSection.Topology),
        ["newborn/gradient_ratio_1"] = new("Gradient of newborns, one interval later", "ratio to older connections", MetricSection.Topology),
        ["newborn/gradient_ratio_10"] = new("Gradient of newborns, ten intervals later", "ratio to older connections", MetricSection.Topology),
        ["train/review_threshold"] = new("Review threshold ε", "0 to 1", MetricSection.Review),
        ["train/review_share"] = new("Updates that reviewed", "share, 0 to 1", MetricSection.Review),
        ["train/batch_share"] = new("Share of a batch that counts", "share, 0.5 to 1", MetricSection.Training),
        ["train/replay_distance"] = new("Change of the policy since its oldest transitions", "half the mean square, actions in ±1", MetricSection.Training),
        ["train/replay_size"] = new("Transitions in the replay buffer", "transitions", MetricSection.Training),
        ["cost/forward_flop"] = new("Forward arithmetic by live weights", "floating-point operations per sample", MetricSection.Cost),
        ["cost/training_flop"] = new("Training arithmetic by live weights", "floating-point operations per sample", MetricSection.Cost),
    };

    private static readonly List<string> Order = [.. Known.Keys];

    /// <summary>The description of a family; of one that is not in the reference, its own name.</summary>
    internal static MetricDescription Of(string family) =>
        Known.TryGetValue(family, out MetricDescription known) ? known : new(family, "value", MetricSection.Own);

    /// <summary>Whether the reference defines a family.</summary>
    internal static bool Knows(string family) => Known.ContainsKey(family);

    /// <summary>Its place on the page; own metrics follow by name.</summary>
    internal static (int, string) Place(string family) => Order.IndexOf(family) is >= 0 and int place ? (place, "") : (Known.Count, family);

    /// <summary>The families of a section among some, in the order of the page.</summary>
    internal static IEnumerable<string> In(MetricSection section, IEnumerable<string> families) =>
        families.Where(family => Of(family).Section == section).OrderBy(Place);
}
