using System;

namespace NE.Dsl;

/// <summary>
/// Resets by gradient: at intervals, hidden neurons whose incoming weights receive hardly any gradient get new incoming weights (GraMa; Liu et al.
/// 2025).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GraMaAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (Liu et al. 2025).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Liu et al. 2025")]
    public int Every { get; set; } = 1_000;

    /// <summary>
    /// Score at or below which a neuron is reset. The score is the mean magnitude of the gradient of its live incoming weights, divided by the mean of
    /// its layer.
    /// </summary>
    /// <value>At least 0; 0 means no gradient at all. Default 0 (Liu et al. 2025).</value>
    [Setting(
        Least = 0, Unit = "τ, score of the gradient", DefinedIn = "Liu et al. 2025", Source = "Liu et al. 2025", Run = true,
        RunName = "GraMaThreshold")]
    public double Threshold { get; set; } = 0;

    /// <summary>Share of the neurons of each hidden layer to reset at an event, those with the lowest scores; 0 selects by <see cref="Threshold"/>.</summary>
    /// <value>In [0, 1]. Default 0 (Liu et al. 2025).</value>
    [Setting(Least = 0, Most = 1, Unit = "share of the neurons of each layer; 0: by `Threshold`", Source = "Liu et al. 2025")]
    public double Lowest { get; set; } = 0;

    /// <summary>The largest share of the neurons of each hidden layer that an event resets, those with the lowest scores.</summary>
    /// <value>In [0, 1]. Default 1 (Liu et al. 2025).</value>
    [Setting(Least = 0, Most = 1, Unit = "largest share of the neurons of each layer", Source = "Liu et al. 2025")]
    public double Most { get; set; } = 1;

    /// <summary>Whether the outgoing weights of reset neurons become 0; otherwise they stay.</summary>
    /// <value>Default false (Liu et al. 2025).</value>
    [Setting(Source = "Liu et al. 2025")]
    public bool ZeroOutgoing { get; set; } = false;

    /// <summary>Whether the biases of reset neurons are drawn like their weights; otherwise they become 0.</summary>
    /// <value>Default true (Liu et al. 2025).</value>
    [Setting(Source = "Liu et al. 2025")]
    public bool DrawBias { get; set; } = true;

    /// <summary>Whether the moments, and ages if there are any, of incoming weights, biases and outgoing weights are cleared.</summary>
    /// <value>Default true (Liu et al. 2025).</value>
    [Setting(Source = "Liu et al. 2025")]
    public bool ResetMoments { get; set; } = true;

    /// <summary>Whether the new values are copied to the target network; otherwise it follows by Polyak averaging.</summary>
    /// <value>Default false (Liu et al. 2025).</value>
    [Setting(Source = "Liu et al. 2025")]
    public bool CopyToTarget { get; set; } = false;
}
