using System;

namespace NE.Dsl;

/// <summary>
/// Churn reduction (C-CHAIN): a term in the loss for each change that the last step made to the policy's actions on other transitions than those it learned
/// from (Tang and Berseth 2024; Tang et al. 2025).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ChurnReductionAttribute : PartAttribute
{
    /// <summary>Coefficient of the policy's term; with a <see cref="Target"/> only until that applies.</summary>
    /// <value>At least 0. Default 100 (Tang et al. 2025).</value>
    [Setting(Least = 0, Unit = "λ of churn reduction", DefinedIn = "Tang et al. 2025", Source = "Tang et al. 2025", Run = true, RunName = "ChurnWeight")]
    public double Weight { get; set; } = 100;

    /// <summary>
    /// Size of the term that the coefficient is set for, as a share of the loss: λ = target · mean magnitude of the loss / mean change, over <see cref="Window"/> steps.
    /// 0 keeps the coefficient as it is.
    /// </summary>
    /// <value>At least 0. Default 0.05 (Tang et al. 2025).</value>
    [Setting(
        Least = 0, Unit = "term as a share of the loss; 0: fixed λ", DefinedIn = "Tang et al. 2025", Source = "Tang et al. 2025", Run = true,
        RunName = "ChurnTarget")]
    public double Target { get; set; } = 0.05;

    /// <summary>Steps with a term before the coefficient follows <see cref="Target"/>.</summary>
    /// <value>1 to 2,147,483,647, in steps of the network. Default 50 (Tang et al. 2025).</value>
    [Setting(Least = 1, Unit = "steps of the network", Source = "Tang et al. 2025")]
    public int Start { get; set; } = 50;

    /// <summary>The most recent steps whose losses and changes are averaged for the coefficient.</summary>
    /// <value>1 to 65,535, in steps of the network. Default 100 (Tang et al. 2025).</value>
    [Setting(Least = 1, Most = 65_535, Unit = "steps of the network", Source = "Tang et al. 2025")]
    public int Window { get; set; } = 100;

    /// <summary>Whether critics have a term for the change of their values, too.</summary>
    /// <value>Default false (Tang et al. 2025).</value>
    [Setting(Source = "Tang et al. 2025")]
    public bool Critics { get; set; } = false;

    /// <summary>Coefficient of the critics' term, with <see cref="Critics"/>; with a <see cref="Target"/> only until that applies.</summary>
    /// <value>At least 0. Default 1 (ours; docs/algorithm.md, Churn reduction).</value>
    [Setting(
        Least = 0, Unit = "λ of the critics' churn reduction", DefinedIn = "Tang and Berseth 2024", Source = "ours; docs/algorithm.md, Churn reduction",
        Run = true, RunName = "CriticChurnWeight")]
    public double CriticWeight { get; set; } = 1;
}
