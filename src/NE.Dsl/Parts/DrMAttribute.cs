using System;

namespace NE.Dsl;

/// <summary>
/// DrM (Xu et al. 2024): at intervals, weights move towards new random values, the more the more of the actor's neurons are dormant; and the policy explores more while
/// they are.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DrMAttribute : PartAttribute
{
    /// <summary>Updates between two perturbations.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 100,000 (Xu et al. 2024).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Xu et al. 2024")]
    public int Every { get; set; } = 100_000;

    /// <summary>
    /// Share of the mean of its layer below which the mean magnitude of a neuron's weighted sum makes it dormant, output neurons included.
    /// </summary>
    /// <value>At least 0. Default 0.025 (Xu et al. 2024).</value>
    [Setting(Least = 0, Unit = "share of the layer's mean |W x + b|", DefinedIn = "Xu et al. 2024", Source = "Xu et al. 2024", Run = true, RunName = "DrMThreshold")]
    public double Threshold { get; set; } = 0.025;

    /// <summary>Share of the old weights that is lost at a perturbation, per dormant share of the actor's neurons.</summary>
    /// <value>At least 0. Default 2 (Xu et al. 2024).</value>
    [Setting(Least = 0, Unit = "lost share per dormant share", DefinedIn = "Xu et al. 2024", Source = "Xu et al. 2024", Run = true, RunName = "DrMRate")]
    public double Rate { get; set; } = 2;

    /// <summary>The least share of the old weights that remains at a perturbation.</summary>
    /// <value>In [0, 1]. Default 0.2 (Xu et al. 2024).</value>
    [Setting(Least = 0, Most = 1, Unit = "α, share of the old value", DefinedIn = "Xu et al. 2024", Source = "Xu et al. 2024", Run = true, RunName = "DrMLeast")]
    public double Least { get; set; } = 0.2;

    /// <summary>The largest share of the old weights that remains at a perturbation; published: 0.6, 0.9 or 1 by task.</summary>
    /// <value>In [0, 1]. Default 0.9 (Xu et al. 2024).</value>
    [Setting(Least = 0, Most = 1, Unit = "α, share of the old value", DefinedIn = "Xu et al. 2024", Source = "Xu et al. 2024", Run = true, RunName = "DrMMost")]
    public double Most { get; set; } = 0.9;

    /// <summary>Whether a perturbation clears the moments of all learned networks, and ages if there are any.</summary>
    /// <value>Default true (Xu et al. 2024).</value>
    [Setting(Source = "Xu et al. 2024")]
    public bool ResetMoments { get; set; } = true;

    /// <summary>Whether exploration noise follows the dormant share; without effect on policies that sample their actions.</summary>
    /// <value>Default true (Xu et al. 2024).</value>
    [Setting(Source = "Xu et al. 2024")]
    public bool Explore { get; set; } = true;

    /// <summary>
    /// Updates over which noise falls from the action limit to that of the algorithm, counted from the first update with less than a fifth of the neurons
    /// dormant; with <see cref="Explore"/>.
    /// </summary>
    /// <value>1 to 2,147,483,647, in updates. Default 500,000 (ours; docs/algorithm.md, DrM).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, DrM", Run = true, RunName = "DrMCalm")]
    public int Calm { get; set; } = 500_000;
}
