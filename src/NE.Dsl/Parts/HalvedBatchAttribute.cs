using System;

namespace NE.Dsl;

/// <summary>
/// Half batches while few outputs of the critics' hidden units are above 0, as in the NE paper's released code. Part of the preset
/// <see cref="Preset.ReferenceCode"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HalvedBatchAttribute : PartAttribute
{
    /// <summary>
    /// Share of outputs above 0 of the critics' hidden units, on a batch drawn for it, below which only the first half of the training batch counts.
    /// </summary>
    /// <value>In [0, 1]. Default 0.36 (reference code of the paper).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "share of the outputs of hidden units", Source = "reference code of the paper", Run = true, RunName = "HalveBelow")]
    public double Below { get; set; } = 0.36;
}
