using System;

namespace NE.Dsl;

/// <summary>
/// The optimiser TRAC (Muppidi et al. 2024): Adam, whose way from the initial parameters is scaled by a factor that is tuned online, so that networks return
/// towards their start as soon as the gradients turn against that way.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TracAttribute : AdaptiveMomentsAttribute
{
}
