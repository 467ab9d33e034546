using System;

namespace NE.Dsl;

/// <summary>Checkpoints, from which a stopped run resumes bit for bit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CheckpointAttribute : PartAttribute
{
    /// <summary>Environment steps between checkpoints.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 25,000 (ours; docs/algorithm.md, The interaction loop).</value>
    [Setting(
        Least = 1, Unit = "environment steps", Source = "ours; docs/algorithm.md, The interaction loop", Run = true,
        RunName = "CheckpointEvery", InRunSettings = true)]
    public long Every { get; set; } = 25_000;

    /// <summary>Latest evaluations whose mean return decides whether a checkpoint becomes the best; fewer at the beginning of a run.</summary>
    /// <value>
    /// 1 to 1,000, in evaluations. Default 1 (ours; docs/algorithm.md, The interaction loop); ReferenceCode 20 (reference code of the paper).
    /// </value>
    [Setting(
        Least = 1, Most = 1_000, Unit = "evaluations", Source = "ours; docs/algorithm.md, The interaction loop", Run = true, RunName = "BestOver",
        InRunSettings = true)]
    [InPreset(Preset.ReferenceCode, 20, Source = "reference code of the paper")]
    public int BestOver { get; set; } = 1;
}
