using System;

namespace NE.Dsl;

/// <summary>
/// Self-normalised resets: a hidden neuron is reinitialised when it has been silent for unusually long, judged by its own history (Farias and
/// Jozefiak 2024). Needs ReLU.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SelfNormalisedResetsAttribute : PartAttribute
{
    /// <summary>Updates between two estimates of the neurons' thresholds.</summary>
    /// <value>1 to 2,147,483,647, in updates of their network. Default 10,000 (ours; docs/algorithm.md, Self-normalised resets).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Self-normalised resets", Run = true, RunName = "SilenceEvery")]
    public int Every { get; set; } = 10_000;

    /// <summary>Share of a neuron's silences that are shorter than its threshold.</summary>
    /// <value>In (0, 1). Default 0.99 (Farias and Jozefiak 2024).</value>
    [Setting(
        Above = 0, Below = 1, Unit = "p, share of the silences", Source = "Farias and Jozefiak 2024", Run = true, RunName = "SilenceQuantile")]
    public double Quantile { get; set; } = 0.99;

    /// <summary>Silence after which a neuron is reset before its threshold has been estimated.</summary>
    /// <value>1 to 65,535, in updates of its network. Default 500 (ours; docs/algorithm.md, Self-normalised resets).</value>
    [Setting(Least = 1, Most = 65_535, Unit = "updates", Source = "ours; docs/algorithm.md, Self-normalised resets", Run = true, RunName = "SilenceStart")]
    public int Start { get; set; } = 500;

    /// <summary>Largest threshold.</summary>
    /// <value>1 to 65,535, in updates of its network. Default 2,000 (ours; docs/algorithm.md, Self-normalised resets).</value>
    [Setting(Least = 1, Most = 65_535, Unit = "updates", Source = "ours; docs/algorithm.md, Self-normalised resets", RunName = "SilenceMost")]
    public int Most { get; set; } = 2_000;
}
