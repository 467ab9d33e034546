using System;

namespace NE.Dsl;

/// <summary>
/// Parseval regularisation: a term in the gradient that keeps the rows of hidden weight matrices orthogonal and of one length (Chung et al. 2024).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ParsevalAttribute : PartAttribute
{
    /// <summary>Coefficient of the term for a layer of 64 units; it is multiplied by (64 / units)².</summary>
    /// <value>At least 0. Default 0.001 (Chung et al. 2024).</value>
    [Setting(Least = 0, Unit = "λ of Parseval regularisation", DefinedIn = "Chung et al. 2024", Source = "Chung et al. 2024", Run = true, RunName = "ParsevalWeight")]
    public double Weight { get; set; } = 1e-3;

    /// <summary>Squared length to which rows are drawn: 2 for orthogonal initial weights of gain √2, 1/3 for the initial weights used here.</summary>
    /// <value>Above 0. Default 2 (Chung et al. 2024).</value>
    [Setting(Above = 0, Unit = "s, squared length of a row", DefinedIn = "Chung et al. 2024", Source = "Chung et al. 2024", Run = true, RunName = "ParsevalScale")]
    public double Scale { get; set; } = 2;
}
