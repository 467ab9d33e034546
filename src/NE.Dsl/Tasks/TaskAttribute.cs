using System;

namespace NE.Dsl;

/// <summary>The sizes of a user-defined task, from which generated networks take theirs.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TaskAttribute : Attribute
{
    /// <summary>Length of an observation.</summary>
    /// <value>1 to 65,536.</value>
    [Setting(Least = 1, Most = 65_536, Unit = "numbers")]
    public int Observations { get; set; }

    /// <summary>Length of an action.</summary>
    /// <value>1 to 65,536.</value>
    [Setting(Least = 1, Most = 65_536, Unit = "numbers")]
    public int Actions { get; set; }

    /// <summary>Largest absolute value of every action component.</summary>
    /// <value>Above 0. Default 1.</value>
    [Setting(Above = 0, Unit = "actions are within ± this value")]
    public double ActionLimit { get; set; } = 1;

    /// <summary>
    /// Smallest value of each action component, instead of <see cref="ActionLimit"/>; agents then act in ±1, which is mapped to the bounds.
    /// </summary>
    /// <value><see cref="Actions"/> finite numbers, each below its <see cref="ActionHigh"/>, or null.</value>
    public double[]? ActionLow { get; set; }

    /// <summary>Largest value of each action component, instead of <see cref="ActionLimit"/>.</summary>
    /// <value><see cref="Actions"/> finite numbers, or null.</value>
    public double[]? ActionHigh { get; set; }

    /// <summary>
    /// Environment steps after which an episode is truncated. Truncation is not termination: targets still bootstrap from the next state.
    /// </summary>
    /// <value>1 to 1,000,000, in environment steps.</value>
    [Setting(Least = 1, Most = 1_000_000, Unit = "environment steps")]
    public int StepLimit { get; set; }
}
