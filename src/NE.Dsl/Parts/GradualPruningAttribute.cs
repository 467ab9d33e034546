using System;

namespace NE.Dsl;

/// <summary>
/// Gradual pruning by magnitude: during part of the run, events remove the smallest weights until a final density is reached (Zhu and Gupta 2017).
/// Needs a topology without growth.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class GradualPruningAttribute : PartAttribute
{
    /// <summary>Share of live weights of a network after the last event, biases excluded; distributed over its layers as the topology says.</summary>
    /// <value>In (0, 1]. Default 0.1 (Graesser et al. 2022).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the weights of a network", Source = "Graesser et al. 2022")]
    public double FinalDensity { get; set; } = 0.1;

    /// <summary>Updates between events.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 1,000 (Graesser et al. 2022).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Graesser et al. 2022")]
    public int Every { get; set; } = 1_000;

    /// <summary>Share of the run before pruning begins.</summary>
    /// <value>In [0, 1). Default 0.2 (Graesser et al. 2022).</value>
    [Setting(Least = 0, Below = 1, Unit = "share of the updates of the run", Source = "Graesser et al. 2022", Run = true, RunName = "PruningBegin")]
    public double Begin { get; set; } = 0.2;

    /// <summary>Share of the run after which the final density is reached.</summary>
    /// <value>In (0, 1]. Default 0.8 (Graesser et al. 2022).</value>
    [Setting(Above = 0, Most = 1, Unit = "share of the updates of the run", Source = "Graesser et al. 2022", Run = true, RunName = "PruningEnd")]
    public double End { get; set; } = 0.8;
}
