using System;

namespace NE.Dsl;

/// <summary>
/// Stochastic gradient descent with momentum. Its steps are proportional to the gradients, so learning rates of Adam are far too small for
/// it.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SgdAttribute : OptimiserAttribute
{
    /// <summary>Share of the velocity that remains at each step; 0 for plain gradient descent.</summary>
    /// <value>In [0, 1). Default 0.9 (ours; docs/algorithm.md, Optimisers and gradient terms).</value>
    [Setting(
        Least = 0, Below = 1, Unit = "μ, per step", Source = "ours; docs/algorithm.md, Optimisers and gradient terms", Run = true)]
    public double Momentum { get; set; } = 0.9;
}
