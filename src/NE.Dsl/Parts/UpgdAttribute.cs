using System;

namespace NE.Dsl;

/// <summary>
/// The optimiser UPGD (Elsayed and Mahmood 2024): gradient descent with noise, both gated by the utility of each parameter, so that useful ones are
/// protected and the others perturbed. Its steps are proportional to the gradients, so learning rates of Adam are far too small for it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UpgdAttribute : OptimiserAttribute
{
    /// <summary>Share of the running utility of each parameter that remains at a step.</summary>
    /// <value>In [0, 1). Default 0.999 (Elsayed and Mahmood 2024).</value>
    [Setting(Least = 0, Below = 1, Unit = "β, per step", Source = "Elsayed and Mahmood 2024", Run = true, RunName = "UpgdDecay")]
    public double Decay { get; set; } = 0.999;

    /// <summary>Standard deviation of the noise, which is added to the gradient.</summary>
    /// <value>At least 0. Default 0.001 (Elsayed and Mahmood 2024).</value>
    [Setting(Least = 0, Unit = "ς, in units of the gradient", Source = "Elsayed and Mahmood 2024", Run = true, RunName = "UpgdNoise")]
    public double Noise { get; set; } = 1e-3;

    /// <summary>Weight decay: before each step, weights, biases and gains are multiplied by 1 - learning rate · decay.</summary>
    /// <value>At least 0. Default 0.001 (Elsayed and Mahmood 2024).</value>
    [Setting(
        Least = 0, Unit = "λ, times the learning rate, per step", Source = "Elsayed and Mahmood 2024", Run = true, RunName = "UpgdWeightDecay")]
    public double WeightDecay { get; set; } = 1e-3;
}
