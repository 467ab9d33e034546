using System;

namespace NE.Dsl;

/// <summary>
/// Marks a part that an experiment may have several times, once per choice of its constructor's argument. Generated code passes all of them
/// to the runtime as a list, and no program depends on them.
/// </summary>
/// <param name="list">The property of the run values that holds them.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class RepeatedAttribute(string list) : Attribute
{
    /// <summary>The property of the run values that holds them.</summary>
    public string List { get; } = list;
}
