using System;

namespace NE.Dsl;

/// <summary>
/// Shrink and perturb: at intervals, all learned parameters θ become p θ + q θ', with θ' drawn as at the start (Ash and Adams 2020).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShrinkAndPerturbAttribute : PartAttribute
{
    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 100,000 (Xu et al. 2024).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Xu et al. 2024")]
    public int Every { get; set; } = 100_000;

    /// <summary>Share of the old value that remains.</summary>
    /// <value>In [0, 1]; 1 keeps it whole, 0 forgets it. Default 0.8 (ours; docs/algorithm.md, Shrink and perturb).</value>
    [Setting(Least = 0, Most = 1, Unit = "p, share of the old value", Source = "ours; docs/algorithm.md, Shrink and perturb", Run = true)]
    public double Shrink { get; set; } = 0.8;

    /// <summary>Share of the new value that is added; a negative number means 1 − <see cref="Shrink"/>.</summary>
    /// <value>In [-1, 1]. Default -1 (Xu et al. 2024).</value>
    [Setting(Least = -1, Most = 1, Unit = "q, share of the new value; negative: 1 − p", Source = "Xu et al. 2024", Run = true)]
    public double Perturb { get; set; } = -1;

    /// <summary>Whether biases are perturbed with drawn values like weights; otherwise they only shrink.</summary>
    /// <value>Default true (Ash and Adams 2020).</value>
    [Setting(Source = "Ash and Adams 2020")]
    public bool DrawBias { get; set; } = true;

    /// <summary>Whether gains and biases of normalisations also move towards their initial values 1 and 0.</summary>
    /// <value>Default false (Xu et al. 2024).</value>
    [Setting(Source = "Xu et al. 2024")]
    public bool Norms { get; set; } = false;

    /// <summary>Whether moments, and ages if there are any, of what moves are cleared.</summary>
    /// <value>Default false (Ash and Adams 2020).</value>
    [Setting(Source = "Ash and Adams 2020")]
    public bool ResetMoments { get; set; } = false;

    /// <summary>Whether target networks are moved in the same way, with the same new values; otherwise they follow by Polyak averaging.</summary>
    /// <value>Default true (ours; docs/algorithm.md, Shrink and perturb).</value>
    [Setting(Source = "ours; docs/algorithm.md, Shrink and perturb")]
    public bool MoveTarget { get; set; } = true;
}
