using System;

namespace NE.Dsl;

/// <summary>Pruning: after growth, live inputs of dormant neurons are removed, up to a bound (NE paper, section 4.2).</summary>
[AttributeUsage(AttributeTargets.Class)]
public class PruneAttribute : PartAttribute
{
    /// <summary>
    /// Maximum number of connections pruned in an event, as a share of those requested to grow in it; from 1 on, pruning can undo all growth.
    /// </summary>
    /// <value>At least 0. Default 0.4 (reference code of the paper).</value>
    [Setting(
        Least = 0, Unit = "ω, pruned per requested connection", DefinedIn = "NE paper, section 4.2",
        Source = "reference code of the paper", Run = true)]
    public double UpperBound { get; set; } = 0.4;

    /// <summary>Neuron score at or below which a neuron is dormant. The score is its mean absolute activation divided by that of its layer.</summary>
    /// <value>At least 0; 0 means inactive on the whole batch. Default 0 (NE paper, section 4.2).</value>
    [Setting(Least = 0, Unit = "neuron score", DefinedIn = "NE paper, section 4.2", Source = "NE paper, section 4.2", Run = true)]
    public double DormantThreshold { get; set; } = 0;

    /// <summary>The unit of pruning.</summary>
    /// <value>Default <see cref="TruncateUnit.Connection"/> (NE paper, section 4.2).</value>
    [Setting(Source = "NE paper, section 4.2")]
    public TruncateUnit Unit { get; set; } = TruncateUnit.Connection;

    /// <summary>Whether an event prunes before it grows, so that what it prunes may grow again at once, with a new value.</summary>
    /// <value>Default false (NE paper, section 4.2).</value>
    [Setting(Source = "NE paper, section 4.2")]
    public bool BeforeGrowth { get; set; } = false;

    /// <summary>
    /// Whether pruning continues when a layer is full; the bound is then derived from the scheduled growth. Has an effect with
    /// <see cref="Control.OpenLoop"/>: a closed loop fills a layer only as growth ends.
    /// </summary>
    /// <value>Default true (ours; docs/algorithm.md, Saturation and the end of growth); Paper false (NE paper, section 4.2).</value>
    [Setting(Source = "ours; docs/algorithm.md, Saturation and the end of growth")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 4.2")]
    public bool AfterSaturation { get; set; } = true;
}
