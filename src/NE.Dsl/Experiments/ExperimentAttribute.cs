using System;

namespace NE.Dsl;

/// <summary>Declares an experiment: a partial class whose nested classes are its networks.</summary>
/// <remarks>
/// The preset supplies every part that is not written. A written part changes only the values that it names. A part is removed by
/// <see cref="WithoutAttribute{TPart}"/> or <see cref="DenseAttribute"/>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ExperimentAttribute : Attribute
{
    /// <summary>Supplies the parts and values that are not written.</summary>
    /// <value>Default <see cref="Preset.Recommended"/> (ours; docs/algorithm.md, Presets).</value>
    [Setting(Source = "ours; docs/algorithm.md, Presets")]
    public Preset Preset { get; set; } = Preset.Recommended;

    /// <summary>Length of the run.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 1,000,000 (TD3 paper).</value>
    [Setting(Least = 1, Unit = "environment steps", Source = "TD3 paper", Run = true, InRunSettings = true)]
    public long Steps { get; set; } = 1_000_000;
}
