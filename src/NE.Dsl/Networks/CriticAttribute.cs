using System;

namespace NE.Dsl;

/// <summary>
/// Makes a nested partial class the critic: it maps an observation followed by an action to a value. Its layers are its partial properties,
/// first to last; the last one is <c>[Linear(1)]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CriticAttribute : Attribute
{
    /// <summary>Number of critics with separate weights; targets use the smaller value.</summary>
    /// <value>1 or 2. Default 2 (TD3 paper).</value>
    [Setting(Least = 1, Most = 2, Unit = "critics", Source = "TD3 paper")]
    public int Twins { get; set; } = 2;
}
