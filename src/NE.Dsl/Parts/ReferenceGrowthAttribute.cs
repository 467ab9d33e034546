using System;

namespace NE.Dsl;

/// <summary>
/// Growth as the NE paper's released code does it, for comparison: events prune the smallest weights and grow a fixed number by the gradients of the training
/// batch, in place of a step of the optimiser. Part of the preset <see cref="Preset.ReferenceCode"/>; needs a topology without <see cref="GrowAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReferenceGrowthAttribute : PartAttribute
{
    /// <summary>Steps of a network's optimiser between two events; an actor that steps half as often has half as many.</summary>
    /// <value>2 to 1,000,000, in steps of the network. Default 100 (reference code of the paper).</value>
    [Setting(Least = 2, Most = 1_000_000, Unit = "steps of the network", Source = "reference code of the paper")]
    public int Every { get; set; } = 100;

    /// <summary>Share of a layer's gap that an event grows.</summary>
    /// <value>In [0, 1]. Default 0.008 (reference code of the paper).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "share of the gap per event", Source = "reference code of the paper", Run = true, RunName = "ReferenceRate")]
    public double Rate { get; set; } = 0.008;

    /// <summary>
    /// Density up to which the gap of a layer is measured, from its initial density; a denser layer has a negative gap. The reference code uses its initial
    /// sparsity here.
    /// </summary>
    /// <value>In (0, 1]. Default 0.8 (reference code of the paper).</value>
    [Setting(
        Above = 0, Most = 1, Unit = "share of the weights of a layer", Source = "reference code of the paper", Run = true, RunName = "ReferenceTarget")]
    public double Target { get; set; } = 0.8;

    /// <summary>Pruned connections, those of smallest magnitude, per grown one.</summary>
    /// <value>In [0, 1]. Default 0.4 (reference code of the paper).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "pruned per grown connection", Source = "reference code of the paper", Run = true, RunName = "ReferencePruned")]
    public double Pruned { get; set; } = 0.4;

    /// <summary>Share of the weights equal to 0, live or not, at or below which a network exchanges connections instead of growing.</summary>
    /// <value>In [0, 1]. Default 0.25 (reference code of the paper).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "share of the weights of a network", Source = "reference code of the paper", Run = true, RunName = "ReferenceZeros")]
    public double Zeros { get; set; } = 0.25;

    /// <summary>Share of the live connections that an event exchanges once growth has ended, before its cosine decay.</summary>
    /// <value>In [0, 1]. Default 0.2 (reference code of the paper).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "share of the live weights", Source = "reference code of the paper", Run = true, RunName = "ReferenceExchanged")]
    public double Exchanged { get; set; } = 0.2;
}
