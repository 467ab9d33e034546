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
}
