using System;

namespace NE.Dsl;

/// <summary>
/// Weights on the unit sphere: after each step the weights of each hidden neuron are divided by their length (SimbaV2, Lee et al. 2025).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UnitSphereAttribute : PartAttribute
{
    /// <summary>Whether the last layer of each network is projected too.</summary>
    /// <value>Default false (Lee et al. 2025).</value>
    [Setting(Source = "Lee et al. 2025")]
    public bool OutputLayers { get; set; }
}
