using System;

namespace NE.Dsl;

/// <summary>The task of an experiment, by its name in the catalogue.</summary>
/// <param name="task">A constant of <see cref="Tasks"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EnvironmentAttribute(string task) : PartAttribute
{
    /// <summary>The task's name.</summary>
    public string Task { get; } = task;
}
