using System;

namespace NE.Dsl;

/// <summary>L2 regularisation of weights and biases: λ θ is added to each gradient before the optimiser. Normalisations are excluded.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class L2Attribute : PartAttribute
{
    /// <summary>Coefficient of the L2 term.</summary>
    /// <value>At least 0. Default 0.001 (ours; docs/algorithm.md, Optimisers and gradient terms).</value>
    [Setting(
        Least = 0, Unit = "λ of L2", Source = "ours; docs/algorithm.md, Optimisers and gradient terms", Run = true, RunName = "L2Weight")]
    public double Weight { get; set; } = 1e-3;

    /// <summary>Whether biases are regularised as well.</summary>
    /// <value>Default true (ours; docs/algorithm.md, Optimisers and gradient terms).</value>
    [Setting(Source = "ours; docs/algorithm.md, Optimisers and gradient terms")]
    public bool Biases { get; set; } = true;
}
