using System;

namespace NE.Dsl;

/// <summary>States the sizes of a task of the user's own, so that networks can be sized when code is generated.</summary>
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

    /// <summary>Largest absolute value of every action component, where it is the same for all.</summary>
    /// <value>Above 0. Default 1.</value>
    [Setting(Above = 0, Unit = "actions lie in ± this")]
    public double ActionLimit { get; set; } = 1;

    /// <summary>Least value of each action component, in place of <see cref="ActionLimit"/>; agents then act in ±1, which is mapped to the bounds.</summary>
    /// <value>As many finite numbers as <see cref="Actions"/>, each below its <see cref="ActionHigh"/>; null for none.</value>
    public double[]? ActionLow { get; set; }

    /// <summary>Largest value of each action component, in place of <see cref="ActionLimit"/>.</summary>
    /// <value>As many finite numbers as <see cref="Actions"/>; null for none.</value>
    public double[]? ActionHigh { get; set; }

    /// <summary>Environment steps after which an episode is cut. A cut is not a termination: the value after it still counts.</summary>
    /// <value>At least 1, in environment steps.</value>
    [Setting(Least = 1, Unit = "environment steps")]
    public int StepLimit { get; set; }
}
