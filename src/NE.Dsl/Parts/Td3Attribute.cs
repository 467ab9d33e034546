using System;

namespace NE.Dsl;

/// <summary>The TD3 algorithm (Fujimoto et al. 2018): twin critics, delayed policy updates, smoothed target actions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class Td3Attribute : AlgorithmAttribute
{
    /// <summary>Standard deviation of the exploration noise during training, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.1 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 6.1", Source = "TD3 paper", Run = true)]
    public double ExplorationNoise { get; set; } = 0.1;

    /// <summary>Standard deviation of the noise on target actions, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.2 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 5.3", Source = "TD3 paper", Run = true)]
    public double TargetNoise { get; set; } = 0.2;

    /// <summary>Clipping bound of the noise on target actions, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.5 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 5.3", Source = "TD3 paper", Run = true)]
    public double TargetNoiseClip { get; set; } = 0.5;

    /// <summary>Critic updates per policy update; the targets are updated with the policy.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 2 (TD3 paper).</value>
    [Setting(Least = 1, Unit = "critic updates per policy update", Source = "TD3 paper")]
    public int PolicyDelay { get; set; } = 2;
}
