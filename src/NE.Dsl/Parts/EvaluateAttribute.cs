using System;

namespace NE.Dsl;

/// <summary>Evaluation during training: noise-free episodes in a separate environment, always from the same initial states.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EvaluateAttribute : PartAttribute
{
    /// <summary>Environment steps between evaluations; the run is also evaluated before training and at its end.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 5,000 (TD3 paper, section 6.1).</value>
    [Setting(
        Least = 1, Unit = "environment steps", Source = "TD3 paper, section 6.1", Run = true, RunName = "EvaluateEvery",
        InRunSettings = true)]
    public long Every { get; set; } = 5_000;

    /// <summary>Episodes per evaluation.</summary>
    /// <value>1 to 1,000,000. Default 10 (TD3 paper, section 6.1).</value>
    [Setting(
        Least = 1, Most = 1_000_000, Unit = "episodes without noise", Source = "TD3 paper, section 6.1", Run = true,
        RunName = "EvaluationEpisodes", InRunSettings = true)]
    public int Episodes { get; set; } = 10;
}
