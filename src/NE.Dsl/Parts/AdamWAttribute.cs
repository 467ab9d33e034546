using System;

namespace NE.Dsl;

/// <summary>
/// The optimiser AdamW (Loshchilov and Hutter 2019): Adam, and all parameters shrink by a share of the learning rate before each step,
/// whatever their gradient.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdamWAttribute : AdaptiveMomentsAttribute
{
    /// <summary>Weight decay: before each step, weights, biases and gains are multiplied by 1 - learning rate · decay.</summary>
    /// <value>At least 0. Default 0.01 (Lee et al. 2025).</value>
    [Setting(Least = 0, Unit = "λ, times the learning rate, per step", Source = "Lee et al. 2025", Run = true)]
    public double WeightDecay { get; set; } = 0.01;
}
