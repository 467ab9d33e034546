using System;

namespace NE.Dsl;

/// <summary>
/// Spectral regularisation: a term in the gradient that keeps the largest singular value of each weight matrix near 1 and biases near 0 (Lewandowski et al. 2024).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SpectralAttribute : PartAttribute
{
    /// <summary>Coefficient of the term.</summary>
    /// <value>At least 0. Default 1e-4 (ours; docs/algorithm.md, Optimisers and gradient terms).</value>
    [Setting(Least = 0, Unit = "λ of spectral regularisation", DefinedIn = "Lewandowski et al. 2024", Source = "ours; docs/algorithm.md, Optimisers and gradient terms", Run = true, RunName = "SpectralWeight")]
    public double Weight { get; set; } = 1e-4;

    /// <summary>Exponent of singular values and gains, half of that of biases: large values weigh more the larger it is.</summary>
    /// <value>1 to 8. Default 2 (Lewandowski et al. 2024).</value>
    [Setting(Least = 1, Most = 8, Unit = "k, exponent", DefinedIn = "Lewandowski et al. 2024", Source = "Lewandowski et al. 2024")]
    public int Power { get; set; } = 2;
}
