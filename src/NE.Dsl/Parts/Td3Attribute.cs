using System;

namespace NE.Dsl;

/// <summary>The TD3 algorithm (Fujimoto et al. 2018): twin critics, delayed policy updates, smoothed target actions.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class Td3Attribute : PartAttribute
{
    /// <summary>Discount of one environment step.</summary>
    /// <value>In [0, 1]. Default 0.99 (TD3 paper, table 3).</value>
    [Setting(Least = 0, Most = 1, Unit = "γ, per environment step", Source = "TD3 paper, table 3", Run = true, InRunSettings = true)]
    public double Discount { get; set; } = 0.99;

    /// <summary>Share of the online network in each update of a target network.</summary>
    /// <value>In (0, 1]. Default 0.005 (TD3 paper).</value>
    [Setting(
        Above = 0, Most = 1, Unit = "τ, per policy update", DefinedIn = "TD3, section 6.1", Source = "TD3 paper", Run = true,
        InRunSettings = true)]
    public double Polyak { get; set; } = 0.005;

    /// <summary>Transitions in a training batch.</summary>
    /// <value>1 to 65,536. Default 256 (TD3 reference implementation).</value>
    [Setting(Least = 1, Most = 65_536, Unit = "transitions", Source = "TD3 reference implementation", InRunSettings = true)]
    public int BatchSize { get; set; } = 256;

    /// <summary>Transitions that the replay buffer keeps; the oldest give way.</summary>
    /// <value>1 to 2,147,483,647. Default 1,000,000 (TD3 paper).</value>
    [Setting(Least = 1, Unit = "transitions", Source = "TD3 paper", InRunSettings = true)]
    public int ReplayCapacity { get; set; } = 1_000_000;

    /// <summary>Environment steps at the start with uniform actions and without updates; fewer than the run has.</summary>
    /// <value>0 to 1,000,000,000,000, in environment steps. Default 25,000 (TD3 reference implementation).</value>
    [Setting(Least = 0, Unit = "environment steps", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public long WarmUp { get; set; } = 25_000;

    /// <summary>Standard deviation of the noise on actions during training, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.1 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 6.1", Source = "TD3 paper", Run = true, InRunSettings = true)]
    public double ExplorationNoise { get; set; } = 0.1;

    /// <summary>Standard deviation of the noise on target actions, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.2 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 5.3", Source = "TD3 paper", Run = true, InRunSettings = true)]
    public double TargetNoise { get; set; } = 0.2;

    /// <summary>Bound of the noise on target actions, as a share of the action limit.</summary>
    /// <value>At least 0. Default 0.5 (TD3 paper).</value>
    [Setting(
        Least = 0, Unit = "times the action limit", DefinedIn = "TD3, section 5.3", Source = "TD3 paper", Run = true, InRunSettings = true)]
    public double TargetNoiseClip { get; set; } = 0.5;

    /// <summary>Critic updates for each update of the policy and of the targets.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 2 (TD3 paper).</value>
    [Setting(Least = 1, Unit = "critic updates per policy update", Source = "TD3 paper")]
    public int PolicyDelay { get; set; } = 2;

    /// <summary>Adam's learning rate of the actor.</summary>
    /// <value>Above 0. Default 3e-4 (TD3 reference implementation).</value>
    [Setting(Above = 0, Unit = "Adam", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public double ActorLearningRate { get; set; } = 3e-4;

    /// <summary>Adam's learning rate of the critics.</summary>
    /// <value>Above 0. Default 3e-4 (TD3 reference implementation).</value>
    [Setting(Above = 0, Unit = "Adam", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public double CriticLearningRate { get; set; } = 3e-4;

    /// <summary>Decay of Adam's first moment; at most 0.9997 where weights have ages (<see cref="Moments.PerElementStep"/>).</summary>
    /// <value>In [0, 1). Default 0.9 (Kingma and Ba 2015).</value>
    [Setting(Least = 0, Below = 1, Unit = "Adam", Source = "Kingma and Ba 2015", Run = true, InRunSettings = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of Adam's second moment; at most 0.9997 where weights have ages (<see cref="Moments.PerElementStep"/>).</summary>
    /// <value>In [0, 1). Default 0.999 (Kingma and Ba 2015).</value>
    [Setting(Least = 0, Below = 1, Unit = "Adam", Source = "Kingma and Ba 2015", Run = true, InRunSettings = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>What Adam adds to the root of the second moment.</summary>
    /// <value>Above 0. Default 1e-8 (Kingma and Ba 2015).</value>
    [Setting(Above = 0, Unit = "Adam", Source = "Kingma and Ba 2015", Run = true, InRunSettings = true)]
    public double Epsilon { get; set; } = 1e-8;
}
