using System;

namespace NE.Dsl;

/// <summary>
/// Weight clipping: weights and biases are clipped to ±κ/√inputs (Elsayed et al. 2024; applied to every method in the NE paper).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class WeightClipAttribute : PartAttribute
{
    /// <summary>The bound in units of 1/√inputs, the limit of the initial values.</summary>
    /// <value>Above 0. Default 3 (NE paper, MuJoCo tasks).</value>
    [Setting(
        Above = 0, Unit = "κ, in units of 1/√inputs", DefinedIn = "Elsayed et al. 2024", Source = "NE paper, MuJoCo tasks", Run = true)]
    public double Kappa { get; set; } = 3;

    /// <summary>Which weights are clipped.</summary>
    /// <value>Default <see cref="ClipScope.All"/> (NE paper, third version).</value>
    [Setting(Source = "NE paper, third version")]
    public ClipScope Scope { get; set; } = ClipScope.All;
}
