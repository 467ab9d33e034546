using System;

namespace NE.Dsl;

/// <summary>
/// Regularisation of weights and biases towards their initial values (L2-init; Kumar et al. 2023): λ (θ − θ0) is added to each gradient before
/// the optimiser. Normalisations are excluded.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RegenerativeL2Attribute : PartAttribute
{
    /// <summary>Coefficient of the pull to the initial values.</summary>
    /// <value>At least 0. Default 0.001 (ours; docs/algorithm.md, Optimisers and gradient terms).</value>
    [Setting(
        Least = 0, Unit = "λ of the pull to the initial values", DefinedIn = "Kumar et al. 2023",
        Source = "ours; docs/algorithm.md, Optimisers and gradient terms", Run = true, RunName = "RegenerativeL2Weight")]
    public double Weight { get; set; } = 1e-3;

    /// <summary>Whether biases are regularised as well.</summary>
    /// <value>Default true (Kumar et al. 2023).</value>
    [Setting(Source = "Kumar et al. 2023")]
    public bool Biases { get; set; } = true;
}
