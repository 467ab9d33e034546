using System;

namespace NE.Dsl;

/// <summary>
/// Experience review: when the number of activated neurons settles, some batches are drawn from the oldest experience (NE paper, section 4.3).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReviewAttribute : PartAttribute
{
    /// <summary>Share of the stored transitions, oldest first, from which review batches are drawn.</summary>
    /// <value>In (0, 1]. Default 0.25 (NE paper, section 4.3).</value>
    [Setting(
        Above = 0, Most = 1, Unit = "share of the stored transitions", DefinedIn = "NE paper, section 4.3",
        Source = "NE paper, section 4.3", Run = true)]
    public double Oldest { get; set; } = 0.25;

    /// <summary>Updates over which the slope of the activated-neuron count is measured; a multiple of <see cref="ObserveEvery"/>.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 5,000 (ours; docs/algorithm.md, Experience review).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Experience review")]
    public int Window { get; set; } = 5_000;

    /// <summary>Updates between counts.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 100 (ours; docs/algorithm.md, Experience review).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Experience review")]
    public int ObserveEvery { get; set; } = 100;

    /// <summary>Factor of the slope.</summary>
    /// <value>
    /// At least 0; 0 means window / (0.02 · hidden units of the critics), so that a change of 2 % over the window prevents review. Default 0
    /// (ours; docs/algorithm.md, Experience review).
    /// </value>
    [Setting(
        Least = 0, Unit = "factor of the slope; 0: window / (0.02 · hidden units)",
        Source = "ours; docs/algorithm.md, Experience review", Run = true)]
    public double Gain { get; set; } = 0;

    /// <summary>Smallest threshold; at most a share of 1 - floor of the batches is reviewed.</summary>
    /// <value>In [0, 1]. Default 0.5 (ours; docs/algorithm.md, Experience review).</value>
    [Setting(Least = 0, Most = 1, Unit = "smallest review threshold", Source = "ours; docs/algorithm.md, Experience review", Run = true)]
    public double Floor { get; set; } = 0.5;

    /// <summary>How the slope determines the threshold.</summary>
    /// <value>
    /// Default <see cref="ReviewSlope.Falling"/> (ours; docs/algorithm.md, Experience review); Paper <see cref="ReviewSlope.Absolute"/> (NE
    /// paper, section 4.3).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Experience review")]
    [InPreset(Preset.Paper, ReviewSlope.Absolute, Source = "NE paper, section 4.3")]
    public ReviewSlope Slope { get; set; } = ReviewSlope.Falling;

    /// <summary>The batch on which activated neurons are counted.</summary>
    /// <value>
    /// Default <see cref="ReviewBatch.Probe"/>; Paper <see cref="ReviewBatch.Training"/> (ours; docs/algorithm.md, Experience review).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Experience review")]
    [InPreset(Preset.Paper, ReviewBatch.Training)]
    public ReviewBatch Observe { get; set; } = ReviewBatch.Probe;

    /// <summary>Neuron score above which a neuron is activated.</summary>
    /// <value>At least 0. Default 0 (NE paper, section 4.3).</value>
    [Setting(Least = 0, Unit = "neuron score", Source = "NE paper, section 4.3", Run = true)]
    public double ActiveThreshold { get; set; } = 0;
}
