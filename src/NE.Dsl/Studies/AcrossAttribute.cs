using System;
using System.Collections.Generic;

namespace NE.Dsl;

/// <summary>
/// The tasks of a study: every compared experiment is trained on each of them. Without it an experiment is trained on its own task.
/// </summary>
/// <param name="tasks">Constants of <see cref="Tasks"/>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AcrossAttribute(params string[] tasks) : Attribute
{
    /// <summary>The tasks' names.</summary>
    public IReadOnlyList<string> Tasks { get; } = tasks;
}
