using System;

namespace NE.Dsl;

/// <summary>
/// Hare and tortoise: a slow average of the learned parameters is kept, and at intervals the networks return to it (Lee et al. 2024).
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HareAndTortoiseAttribute : PartAttribute
{
    /// <summary>Updates between two returns to the slow average.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 5,000 (ours; docs/algorithm.md, Hare and tortoise).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Hare and tortoise")]
    public int Every { get; set; } = 5_000;

    /// <summary>Share of the slow average that remains at each step of its network.</summary>
    /// <value>In [0, 1). Default 0.999 (Lee et al. 2024).</value>
    [Setting(Least = 0, Below = 1, Unit = "μ, decay per step", DefinedIn = "Lee et al. 2024", Source = "Lee et al. 2024", Run = true, RunName = "TortoiseDecay")]
    public double Decay { get; set; } = 0.999;
}
