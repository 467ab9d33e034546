using System;

namespace NE.Dsl;

/// <summary>
/// The soft actor-critic algorithm (Haarnoja et al. 2018): a stochastic policy that maximises reward and entropy, twin critics, a learned
/// temperature. The last layer of its actor is <c>[Linear(Size.Gaussian)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SacAttribute : AlgorithmAttribute
{
    /// <summary>Initial environment steps with uniform actions and without updates; less than the length of the run.</summary>
    /// <value>0 to 1,000,000,000,000, in environment steps. Default 10,000 (ours; docs/algorithm.md, One update of SAC).</value>
    [Setting(
        Least = 0, Unit = "environment steps", Source = "ours; docs/algorithm.md, One update of SAC", Run = true, InRunSettings = true)]
    public override long WarmUp { get; set; } = 10_000;

    /// <summary>Initial temperature, the weight of the entropy relative to the reward; with <see cref="TuneTemperature"/> it is learned.</summary>
    /// <value>Above 0. Default 0.2 (ours; docs/algorithm.md, One update of SAC).</value>
    [Setting(Above = 0, Unit = "α, reward per nat", Source = "ours; docs/algorithm.md, One update of SAC", Run = true)]
    public double Temperature { get; set; } = 0.2;

    /// <summary>Whether the temperature is learned so that the policy's entropy stays at <see cref="TargetEntropy"/>.</summary>
    /// <value>Default true (SAC paper, section 5).</value>
    [Setting(Source = "SAC paper, section 5")]
    public bool TuneTemperature { get; set; } = true;

    /// <summary>Target entropy of the policy per action component.</summary>
    /// <value>In [-100, 100]. Default -1 (SAC paper, appendix D).</value>
    [Setting(Least = -100, Most = 100, Unit = "nats per action component", Source = "SAC paper, appendix D", Run = true)]
    public double TargetEntropy { get; set; } = -1;

    /// <summary>
    /// Learning rate for the logarithm of the temperature, which is trained by Adam whatever the optimiser of the networks; it follows their
    /// schedule.
    /// </summary>
    /// <value>Above 0. Default 3e-4 (SAC paper, appendix D).</value>
    [Setting(Above = 0, Unit = "step size of Adam", Source = "SAC paper, appendix D", Run = true)]
    public double TemperatureLearningRate { get; set; } = 3e-4;

    /// <summary>Smallest logarithm of the standard deviation of the policy.</summary>
    /// <value>In [-100, 0]. Default -20 (SAC reference implementation).</value>
    [Setting(
        Least = -100, Most = 0, Unit = "log of a standard deviation before squashing", Source = "SAC reference implementation", Run = true)]
    public double LogStdMin { get; set; } = -20;

    /// <summary>Largest logarithm of the standard deviation of the policy.</summary>
    /// <value>In [0, 100]. Default 2 (SAC reference implementation).</value>
    [Setting(
        Least = 0, Most = 100, Unit = "log of a standard deviation before squashing", Source = "SAC reference implementation", Run = true)]
    public double LogStdMax { get; set; } = 2;
}
