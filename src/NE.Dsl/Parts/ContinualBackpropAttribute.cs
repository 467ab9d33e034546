using System;

namespace NE.Dsl;

/// <summary>
/// Continual backprop: after every update, a small share of the mature hidden neurons, those with the lowest utility, is reinitialised (Dohare
/// et al. 2024).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ContinualBackpropAttribute : PartAttribute
{
    /// <summary>Share of the mature neurons of a layer that is replaced per update of their network.</summary>
    /// <value>In [0, 1]. Default 1e-4 (Dohare et al. 2024).</value>
    [Setting(
        Least = 0, Most = 1, Unit = "ρ, share of the mature neurons per update", DefinedIn = "Dohare et al. 2024", Source = "Dohare et al. 2024", Run = true,
        RunName = "ReplacementRate")]
    public double Rate { get; set; } = 1e-4;

    /// <summary>Updates of its network after which a new neuron is mature and may be replaced.</summary>
    /// <value>0 to 2,147,483,647, in updates. Default 10,000 (Dohare et al. 2024).</value>
    [Setting(Least = 0, Unit = "m, updates", DefinedIn = "Dohare et al. 2024", Source = "Dohare et al. 2024", Run = true)]
    public int Maturity { get; set; } = 10_000;

    /// <summary>Decay of the running means of utilities and activations.</summary>
    /// <value>In [0, 1). Default 0.99 (Dohare et al. 2024).</value>
    [Setting(
        Least = 0, Below = 1, Unit = "η, decay per update", DefinedIn = "Dohare et al. 2024", Source = "Dohare et al. 2024", Run = true,
        RunName = "UtilityDecay")]
    public double Decay { get; set; } = 0.99;

    /// <summary>What makes a neuron useful.</summary>
    /// <value>Default <see cref="UnitUtility.Contribution"/> (Dohare et al. 2024).</value>
    [Setting(Source = "Dohare et al. 2024")]
    public UnitUtility Utility { get; set; } = UnitUtility.Contribution;

    /// <summary>
    /// Whether fractions of a neuron add up over updates until one is due; otherwise one neuron is replaced with the probability of the fraction.
    /// </summary>
    /// <value>Default true (Dohare et al. 2024).</value>
    [Setting(Source = "Dohare et al. 2024")]
    public bool Accumulate { get; set; } = true;

    /// <summary>Bound of new incoming weights, in units of 1/√inputs: 1 as at the start of a run, √3 LeCun, √6 Kaiming.</summary>
    /// <value>Above 0. Default 1.73205 (Dohare et al. 2024).</value>
    [Setting(Above = 0, Unit = "bound of new weights, in units of 1/√inputs", Source = "Dohare et al. 2024", Run = true, RunName = "ReplacementBound")]
    public double Bound { get; set; } = 1.7320508075688772;
}
