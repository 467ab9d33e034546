using System;

namespace NE.Dsl;

/// <summary>
/// An optimiser, the rule by which gradients change the parameters of actor and critics. An experiment has one, Adam by default; the
/// algorithm states the learning rates.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class OptimiserAttribute : PartAttribute
{
}
