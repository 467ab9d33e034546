using System;

namespace NE.Dsl;

/// <summary>
/// Makes a nested partial class the actor: it maps an observation to an action. Its layers are its partial properties, first to last; the
/// last one is <c>[Linear(Size.Action), Tanh]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActorAttribute : Attribute;
