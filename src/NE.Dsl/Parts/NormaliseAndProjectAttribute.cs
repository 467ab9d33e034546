using System;

namespace NE.Dsl;

/// <summary>
/// Normalise-and-Project: hidden weight matrices keep their initial norm, and gains and biases of normalisations the length √units, so that the effective
/// learning rate stays constant (Lyle et al. 2024). Meant for networks whose hidden layers have <see cref="LayerNormAttribute"/> or <see cref="RmsNormAttribute"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NormaliseAndProjectAttribute : PartAttribute
{
    /// <summary>Updates between two projections.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1 (Lyle et al. 2024).</value>
    [Setting(Least = 1, Unit = "updates", DefinedIn = "Lyle et al. 2024", Source = "Lyle et al. 2024")]
    public int Every { get; set; } = 1;
}
