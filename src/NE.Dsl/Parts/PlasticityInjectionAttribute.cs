using System;

namespace NE.Dsl;

/// <summary>
/// Plasticity injection: once, all learned networks are frozen and get fresh trainable parameters, without a change of their outputs or of the number
/// of trainable parameters (Nikishin et al. 2023).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlasticityInjectionAttribute : PartAttribute
{
    /// <summary>Environment steps before the injection, which follows the last update of these steps.</summary>
    /// <value>1 to 1,000,000,000,000, in environment steps. Default 1,000,000 (reference code of the paper).</value>
    [Setting(Least = 1, Unit = "environment steps", Source = "reference code of the paper", Run = true, RunName = "InjectAt")]
    public long At { get; set; } = 1_000_000;
}
