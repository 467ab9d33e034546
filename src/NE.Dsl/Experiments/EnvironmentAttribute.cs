using System;
using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>
/// The task of an experiment, by its name in the catalogue; several tasks for a sequence (<see cref="SequenceAttribute"/>), in the order in which
/// they are visited.
/// </summary>
/// <param name="tasks">Constants of <see cref="Dsl.Tasks"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EnvironmentAttribute(params string[] tasks) : PartAttribute
{
    /// <summary>The names of the tasks.</summary>
    public IReadOnlyList<string> Tasks { get; } = tasks;
}
