using System;

namespace NE.Dsl;

/// <summary>Sparse networks: the number of initially live weights and the treatment of live and dead weights.</summary>
/// <remarks>Without <see cref="GrowAttribute"/> the topology is static. Biases and norms are never masked.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TopologyAttribute : PartAttribute
{
    /// <summary>Initial share of live weights of a network, biases excluded.</summary>
    /// <value>In (0, 1]. Default 0.25 (NE paper, section 5); ReferenceCode 0.2 (reference code of the paper).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the weights of a network", Source = "NE paper, section 5")]
    [InPreset(Preset.ReferenceCode, 0.2, Source = "reference code of the paper")]
    public double Density { get; set; } = 0.25;

    /// <summary>Density of a layer at which growth ends.</summary>
    /// <value>In (0, 1]. Default 1 (NE paper, section 5).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the weights of a layer", Source = "NE paper, section 5")]
    public double FinalDensity { get; set; } = 1;

    /// <summary>How the live weights are distributed over the layers.</summary>
    /// <value>Default <see cref="Sparsity.ErdosRenyi"/> (NE paper, section 4.1).</value>
    [Setting(Source = "NE paper, section 4.1")]
    public Sparsity Initial { get; set; } = Sparsity.ErdosRenyi;

    /// <summary>Which layers stay dense.</summary>
    /// <value>
    /// Default <see cref="Protect.FirstAndLast"/> (NE paper, appendix); ReferenceCode <see cref="Protect.None"/> (reference code of the paper).
    /// </value>
    [Setting(Source = "NE paper, appendix")]
    [InPreset(Preset.ReferenceCode, Protect.None, Source = "reference code of the paper")]
    public Protect Protect { get; set; } = Protect.FirstAndLast;

    /// <summary>Whether the density is a share of all weights and of the gains of normalisations, which stay dense.</summary>
    /// <value>Default false (ours; docs/algorithm.md, Density allocation); ReferenceCode true (reference code of the paper).</value>
    [Setting(Source = "ours; docs/algorithm.md, Density allocation")]
    [InPreset(Preset.ReferenceCode, true, Source = "reference code of the paper")]
    public bool CountNorms { get; set; } = false;

    /// <summary>Which weights of a sparse layer are live at the start.</summary>
    /// <value>
    /// Default <see cref="InitialMask.Random"/> (NE paper, section 4.1); ReferenceCode <see cref="InitialMask.LargestMagnitude"/> (reference code of
    /// the paper).
    /// </value>
    [Setting(Source = "NE paper, section 4.1")]
    [InPreset(Preset.ReferenceCode, InitialMask.LargestMagnitude, Source = "reference code of the paper")]
    public InitialMask Mask { get; set; } = InitialMask.Random;

    /// <summary>Minimum initial number of live inputs of a neuron in a sparse layer.</summary>
    /// <value>0 to 65,536; 0 means no minimum. Default 0 (ours; docs/algorithm.md, Initial mask).</value>
    [Setting(Least = 0, Most = 65_536, Unit = "live inputs of a neuron", Source = "ours; docs/algorithm.md, Initial mask")]
    public int MinFanIn { get; set; } = 0;

    /// <summary>Minimum initial number of live outputs of a neuron before a sparse layer.</summary>
    /// <value>0 to 65,536; 0 means no minimum. Default 0 (ours; docs/algorithm.md, Initial mask).</value>
    [Setting(Least = 0, Most = 65_536, Unit = "live outputs of a neuron", Source = "ours; docs/algorithm.md, Initial mask")]
    public int MinFanOut { get; set; } = 0;

    /// <summary>Whether initial values are scaled by √(inputs / live inputs).</summary>
    /// <value>
    /// Default true (ours; docs/algorithm.md, Networks and initialisation); Paper false (NE paper, section 4.1); ReferenceCode false (reference code of
    /// the paper).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Networks and initialisation")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 4.1")]
    [InPreset(Preset.ReferenceCode, false, Source = "reference code of the paper")]
    public bool ScaleByEffectiveFanIn { get; set; } = true;

    /// <summary>The step count used for Adam's bias correction.</summary>
    /// <value>
    /// Default <see cref="Moments.PerElementStep"/> (ours; docs/algorithm.md, Optimiser state); Paper <see cref="Moments.SharedStep"/>
    /// (NE paper, section 5).
    /// </value>
    [Setting(Source = "ours; docs/algorithm.md, Optimiser state")]
    [InPreset(Preset.Paper, Moments.SharedStep, Source = "NE paper, section 5")]
    public Moments Moments { get; set; } = Moments.PerElementStep;

    /// <summary>
    /// Whether unit resets (redrawn biases, zeroed outgoing weights) also clear the moments and ages of the changed parameters. Grown weights
    /// always start with zero moments, and pruned weights always lose theirs.
    /// </summary>
    /// <value>Default true (ours; docs/algorithm.md, Optimiser state); Paper false (NE paper, section 5).</value>
    [Setting(Source = "ours; docs/algorithm.md, Optimiser state")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 5")]
    public bool ResetMoments { get; set; } = true;

    /// <summary>
    /// Whether the bias of a neuron without live inputs is redrawn at each event, so that growth by gradient can select it again.
    /// </summary>
    /// <value>Default true (ours; docs/algorithm.md, Reset of pruned units).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    public bool RedrawBias { get; set; } = true;

    /// <summary>Whether the outgoing weights of a neuron that fires after such a redraw become 0.</summary>
    /// <value>Default true (ours; docs/algorithm.md, Reset of pruned units); Paper false (NE paper, section 4.2).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    [InPreset(Preset.Paper, false, Source = "NE paper, section 4.2")]
    public bool ZeroOutgoingOnRevival { get; set; } = true;

    /// <summary>
    /// Whether a grown weight is copied to the target network; otherwise it starts at 0 there and follows by Polyak averaging.
    /// </summary>
    /// <value>Default false (ours; docs/algorithm.md, Target networks).</value>
    [Setting(Source = "ours; docs/algorithm.md, Target networks")]
    public bool CopyNewbornToTarget { get; set; } = false;

    /// <summary>
    /// Whether incoming weights and biases of dormant neurons in protected layers are redrawn at an event; masks do not change.
    /// </summary>
    /// <value>Default false (ours; docs/algorithm.md, Reset of pruned units).</value>
    [Setting(Source = "ours; docs/algorithm.md, Reset of pruned units")]
    public bool ResetDormantInProtected { get; set; } = false;
}
