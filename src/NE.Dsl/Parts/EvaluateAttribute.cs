using System;

namespace NE.Dsl;

/// <summary>Evaluation during training: noise-free episodes in an environment of their own, each time from the same starts.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EvaluateAttribute : PartAttribute
{
    /// <summary>Environment steps between evaluations; one more is made before training.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 5,000 (TD3 paper, section 6.1).</value>
    [Setting(
        Least = 1, Unit = "environment steps", Source = "TD3 paper, section 6.1", Run = true, RunName = "EvaluateEvery",
        InRunSettings = true)]
    public long Every { get; set; } = 5_000;

    /// <summary>Episodes in an evaluation.</summary>
    /// <value>1 to 1,000,000. Default 10 (TD3 paper, section 6.1).</value>
    [Setting(
        Least = 1, Most = 1_000_000, Unit = "episodes without noise", Source = "TD3 paper, section 6.1", Run = true,
        RunName = "EvaluationEpisodes", InRunSettings = true)]
    public int Episodes { get; set; } = 10;
}
