using System;

namespace NE.Dsl;

/// <summary>
/// The settings of every algorithm: storing and sampling of experience, target networks, optimisation. An experiment has one algorithm,
/// TD3 by default.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class AlgorithmAttribute : PartAttribute
{
    /// <summary>Discount factor per environment step.</summary>
    /// <value>In [0, 1]. Default 0.99 (TD3 paper, table 3).</value>
    [Setting(Least = 0, Most = 1, Unit = "γ, per environment step", Source = "TD3 paper, table 3", Run = true, InRunSettings = true)]
    public double Discount { get; set; } = 0.99;

    /// <summary>
    /// Number of rewards in the target of a critic, before the value of the state that follows them: the n of n-step returns. An episode that
    /// ends sooner has fewer.
    /// </summary>
    /// <value>1 to 1,000. Default 1 (TD3 paper).</value>
    [Setting(Least = 1, Most = 1_000, Unit = "n, environment steps", Source = "TD3 paper")]
    public int NStep { get; set; } = 1;

    /// <summary>Update from which targets have <see cref="NStep"/> rewards; before it they have one. RLx2 uses 300,000 (Tan et al. 2023).</summary>
    /// <value>0 to 1,000,000,000,000, in updates. Default 0 (ours; docs/algorithm.md, N-step returns).</value>
    [Setting(Least = 0, Unit = "update", Source = "ours; docs/algorithm.md, N-step returns")]
    public long NStepFrom { get; set; } = 0;

    /// <summary>Weight of the online network in each update of a target network.</summary>
    /// <value>In (0, 1]. Default 0.005 (TD3 paper).</value>
    [Setting(
        Above = 0, Most = 1, Unit = "τ, per update of the targets", Source = "TD3 paper", Run = true,
        InRunSettings = true)]
    public double Polyak { get; set; } = 0.005;

    /// <summary>Batch size.</summary>
    /// <value>1 to 65,536. Default 256 (TD3 reference implementation).</value>
    [Setting(Least = 1, Most = 65_536, Unit = "transitions", Source = "TD3 reference implementation", InRunSettings = true)]
    public int BatchSize { get; set; } = 256;

    /// <summary>Capacity of the replay buffer; new transitions replace the oldest. The ring of the reference code keeps one place free.</summary>
    /// <value>1 to 2,147,483,647. Default 1,000,000 (TD3 paper); ReferenceCode 999,999 (reference code of the paper).</value>
    [Setting(Least = 1, Unit = "transitions", Source = "TD3 paper", InRunSettings = true)]
    [InPreset(Preset.ReferenceCode, 999_999, Source = "reference code of the paper")]
    public int ReplayCapacity { get; set; } = 1_000_000;

    /// <summary>Initial environment steps with uniform actions and without updates; less than the length of the run.</summary>
    /// <value>0 to 1,000,000,000,000, in environment steps. Default 25,000 (TD3 reference implementation).</value>
    [Setting(Least = 0, Unit = "environment steps", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public virtual long WarmUp { get; set; } = 25_000;

    /// <summary>
    /// Environment steps between two rounds of updates. A round makes <see cref="UpdatesPerStep"/> updates for each of its steps, so this
    /// changes when updates take place, not their number.
    /// </summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 1 (TD3 reference implementation).</value>
    [Setting(
        Least = 1, Unit = "environment steps between rounds of updates", Source = "TD3 reference implementation", Run = true,
        InRunSettings = true)]
    public long UpdateEvery { get; set; } = 1;

    /// <summary>Updates per environment step after the warm-up (the replay ratio); 0.5 makes one update every two steps.</summary>
    /// <value>In (0, 1,000]. Default 1 (TD3 reference implementation).</value>
    [Setting(
        Above = 0, Most = 1_000, Unit = "updates per environment step after the warm-up", Source = "TD3 reference implementation", Run = true,
        InRunSettings = true)]
    public double UpdatesPerStep { get; set; } = 1;

    /// <summary>Learning rate of the actor.</summary>
    /// <value>Above 0. Default 3e-4 (TD3 reference implementation).</value>
    [Setting(Above = 0, Unit = "step size of the optimiser", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public double ActorLearningRate { get; set; } = 3e-4;

    /// <summary>Learning rate of the critics.</summary>
    /// <value>Above 0. Default 3e-4 (TD3 reference implementation).</value>
    [Setting(Above = 0, Unit = "step size of the optimiser", Source = "TD3 reference implementation", Run = true, InRunSettings = true)]
    public double CriticLearningRate { get; set; } = 3e-4;

    /// <summary>How the learning rates of actor and critics change over the run.</summary>
    /// <value>Default <see cref="RateSchedule.Constant"/> (TD3 paper).</value>
    [Setting(Source = "TD3 paper")]
    public RateSchedule LearningRateSchedule { get; set; } = RateSchedule.Constant;

    /// <summary>
    /// Fraction of the learning rates that remains at the end of the run; has an effect with <see cref="RateSchedule.Linear"/> and
    /// <see cref="RateSchedule.Cosine"/>.
    /// </summary>
    /// <value>In [0, 1]. Default 0 (ours; docs/algorithm.md, One update).</value>
    [Setting(Least = 0, Most = 1, Unit = "share of the learning rates", Source = "ours; docs/algorithm.md, One update", Run = true)]
    [ActsWith(nameof(LearningRateSchedule), RateSchedule.Linear, RateSchedule.Cosine)]
    public double LearningRateEnd { get; set; } = 0;

    /// <summary>Updates between two reductions of the learning rates; has an effect with <see cref="RateSchedule.Step"/>.</summary>
    /// <value>1 to 1,000,000,000,000, in updates. Default 100,000 (ours; docs/algorithm.md, One update).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, One update", Run = true)]
    [ActsWith(nameof(LearningRateSchedule), RateSchedule.Step)]
    public long LearningRateEvery { get; set; } = 100_000;

    /// <summary>Factor applied to the learning rates at each reduction; has an effect with <see cref="RateSchedule.Step"/>.</summary>
    /// <value>In (0, 1]. Default 0.5 (ours; docs/algorithm.md, One update).</value>
    [Setting(Above = 0, Most = 1, Unit = "factor of each reduction", Source = "ours; docs/algorithm.md, One update", Run = true)]
    [ActsWith(nameof(LearningRateSchedule), RateSchedule.Step)]
    public double LearningRateDecay { get; set; } = 0.5;
}
