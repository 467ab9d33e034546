using System;

namespace NE.Dsl;

/// <summary>
/// The dynamic-capacity replay buffer of RLx2 (Tan et al. 2023): at intervals, the oldest transitions are dropped if the policy would now act too differently in
/// their states.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DynamicReplayAttribute : PartAttribute
{
    /// <summary>Updates between two comparisons.</summary>
    /// <value>1 to 2,147,483,647, in updates. Default 10,000 (Tan et al. 2023).</value>
    [Setting(Least = 1, Unit = "updates", Source = "Tan et al. 2023")]
    public int Every { get; set; } = 10_000;

    /// <summary>The oldest transitions whose actions are compared, in batches.</summary>
    /// <value>1 to 256, in batches. Default 8 (Tan et al. 2023).</value>
    [Setting(Least = 1, Most = 256, Unit = "batches", Source = "Tan et al. 2023")]
    public int Batches { get; set; } = 8;

    /// <summary>
    /// Half the mean squared difference between the policy's present actions and those that it chose then, without noise, in units of the largest
    /// action, above which transitions are dropped.
    /// </summary>
    /// <value>At least 0. Default 0.2 (Tan et al. 2023).</value>
    [Setting(
        Least = 0, Unit = "half of a mean squared difference of actions in ±1", DefinedIn = "Tan et al. 2023", Source = "Tan et al. 2023", Run = true,
        RunName = "ReplayDistance")]
    public double Distance { get; set; } = 0.2;

    /// <summary>Number of stored transitions up to which none are dropped.</summary>
    /// <value>1 to 2,147,483,647, in transitions. Default 100,000 (Tan et al. 2023).</value>
    [Setting(Least = 1, Unit = "transitions", Source = "Tan et al. 2023", Run = true, RunName = "ReplayLeast")]
    public int Least { get; set; } = 100_000;

    /// <summary>Share of the stored transitions that is dropped at once, the oldest.</summary>
    /// <value>In [0, 1). Default 0.1 (Tan et al. 2023).</value>
    [Setting(Least = 0, Below = 1, Unit = "share of the stored transitions", Source = "Tan et al. 2023", Run = true, RunName = "ReplayDropped")]
    public double Dropped { get; set; } = 0.1;
}
