using System;

namespace NE.Dsl;

/// <summary>
/// Recycling of dormant neurons: at intervals, inactive hidden neurons get new incoming weights and outgoing weights of 0 (Sokar et al. 2023).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class ReDoAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (Sokar et al. 2023).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Sokar et al. 2023")]
    public int Every { get; set; } = 1_000;

    /// <summary>Neuron score at or below which a neuron is dormant. The score is its mean absolute activation divided by that of its layer.</summary>
    /// <value>At least 0; 0 means inactive on the whole batch. Default 0.025 (Sokar et al. 2023).</value>
    [Setting(
        Least = 0, Unit = "τ, neuron score", DefinedIn = "Sokar et al. 2023", Source = "Sokar et al. 2023", Run = true,
        RunName = "ReDoThreshold")]
    public double Threshold { get; set; } = 0.025;

    /// <summary>Share of the neurons of each hidden layer to recycle at an event, those with the lowest scores; 0 selects by <see cref="Threshold"/>.</summary>
    /// <value>In [0, 1]. Default 0 (Sokar et al. 2023).</value>
    [Setting(Least = 0, Most = 1, Unit = "share of the neurons of each layer; 0: by `Threshold`", Source = "Sokar et al. 2023")]
    public double Lowest { get; set; } = 0;

    /// <summary>How the share <see cref="Lowest"/> develops over the run.</summary>
    /// <value>Default <see cref="ReDoSchedule.Constant"/> (Sokar et al. 2023).</value>
    [Setting(Source = "Sokar et al. 2023")]
    public ReDoSchedule Schedule { get; set; } = ReDoSchedule.Constant;

    /// <summary>Whether the biases of recycled neurons are drawn like their weights; otherwise they become 0.</summary>
    /// <value>Default false (Sokar et al. 2023).</value>
    [Setting(Source = "Sokar et al. 2023")]
    public bool DrawBias { get; set; } = false;

    /// <summary>Whether the moments, and ages if there are any, of changed parameters are cleared.</summary>
    /// <value>Default true (Sokar et al. 2023).</value>
    [Setting(Source = "Sokar et al. 2023")]
    public bool ResetMoments { get; set; } = true;

    /// <summary>Whether the new values are copied to the target network; otherwise it follows by Polyak averaging.</summary>
    /// <value>Default false (Sokar et al. 2023).</value>
    [Setting(Source = "Sokar et al. 2023")]
    public bool CopyToTarget { get; set; } = false;
}
