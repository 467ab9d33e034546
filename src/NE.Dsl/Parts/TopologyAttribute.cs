using System;

namespace NE.Dsl;

/// <summary>Sparse networks: how many weights are live at the start and how live and dead weights are treated.</summary>
/// <remarks>Without <see cref="GrowAttribute"/> the topology is static. Biases and norms are never masked.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TopologyAttribute : PartAttribute
{
    /// <summary>Share of the weights of a network, biases excluded, that is live at the start.</summary>
    /// <value>In (0, 1]. Default 0.25 (NE paper, section 5).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the weights of a network", Source = "NE paper, section 5")]
    public double Density { get; set; } = 0.25;

    /// <summary>Density of a layer at which growth ends.</summary>
    /// <value>In (0, 1]. Default 1 (NE paper, section 5).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the weights of a layer", Source = "NE paper, section 5")]
    public double FinalDensity { get; set; } = 1;

    /// <summary>How the live weights are divided over the layers.</summary>
    /// <value>Default <see cref="Sparsity.ErdosRenyi"/> (NE paper, section 4.1).</value>
    [Setting(Source = "NE paper, section 4.1")]
    public Sparsity Initial { get; set; } = Sparsity.ErdosRenyi;

    /// <summary>Which layers stay dense.</summary>
    /// <value>Default <see cref="Protect.FirstAndLast"/> (NE paper, appendix).</value>
    [Setting(Source = "NE paper, appendix")]
    public Protect Protect { get; set; } = Protect.FirstAndLast;

    /// <summary>Smallest number of live inputs that a neuron of a sparse layer starts with.</summary>
    /// <value>0 to 65,536; 0 asks for nothing. Default 0 (ours; docs/algorithm.md, Initial mask).</value>
    [Setting(Least = 0, Most = 65_536, Unit = "live inputs of a neuron", Source = "ours; docs/algorithm.md, Initial mask")]
    public int MinFanIn { get; set; } = 0;

    /// <summary>Smallest number of live outputs that a neuron before a sparse layer starts with.</summary>
    /// <value>0 to 65,536; 0 asks for nothing. Default 0 (ours; docs/algorithm.md, Initial mask).</value>
    [Setting(Least = 0, Most = 65_536, Unit = "live outputs of a neuron", Source = "ours; docs/algorithm.md, Initial mask")]
    public int MinFanOut { get; set; } = 0;

    /// <summary>Whether first values are scaled by √(inputs / live inputs).</summary>
    /// <value>Default false (ours; docs/algorithm.md, Networks and initialisation).</value>
    [Setting(Source = "ours; docs/algorithm.md, Networks and initialisation")]
    public bool ScaleByEffectiveFanIn { get; set; } = false;

    /// <summary>Which step count corrects the bias of Adam's moments.</summary>
    /// <value>
    /// Default <see cref="Moments.PerElementStep"/> (ours; docs/algorithm.md, Optimiser state); Paper <see cref="Moments.SharedStep"/>
    /// (NE paper, section 5).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Optimiser state")]
    [InPreset(Preset.Paper, Moments.SharedStep, Source = "NE paper, section 5")]
    public Moments Moments { get; set; } = Moments.PerElementStep;

    /// <summary>
    /// Whether what a reset of units changed (redrawn biases, zeroed outgoing weights) also forgets its moments and age. Grown weights start
    /// with moments 0, and pruned ones lose theirs, in any case.
    /// </summary>
    /// <value>Default true (ours; docs/algorithm.md, Optimiser state); Paper false (NE paper, section 5).</value>
    [Setting(Source = "ours; docs/algorithm.md, Optimiser state")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 5")]
    public bool ResetMoments { get; set; } = true;

    /// <summary>
    /// Whether a neuron that has no live input draws a new bias at each event, so that it can be found again by its gradient.
    /// </summary>
    /// <value>Default true (ours; docs/algorithm.md, Reset of pruned units).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    public bool RedrawBias { get; set; } = true;

    /// <summary>Whether the outgoing weights become 0 of a neuron that fires after such a redraw.</summary>
    /// <value>Default true (ours; docs/algorithm.md, Reset of pruned units); Paper false (NE paper, section 4.2).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 4.2")]
    public bool ZeroOutgoingOnRevival { get; set; } = true;

    /// <summary>
    /// Whether a grown weight enters the target network with its value at once; otherwise it enters at 0 and follows by Polyak averaging.
    /// </summary>
    /// <value>Default false (ours; docs/algorithm.md, Target networks).</value>
    [Setting(Source = "ours; docs/algorithm.md, Target networks")]
    public bool CopyNewbornToTarget { get; set; } = false;

    /// <summary>
    /// Whether dormant neurons of protected layers draw new incoming weights and biases at an event; no mask changes.
    /// </summary>
    /// <value>Default false (ours; docs/algorithm.md, Reset of pruned units).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    public bool ResetDormantInProtected { get; set; } = false;
}
