using System;

namespace NE.Dsl;

/// <summary>The optimiser Adam (Kingma and Ba 2015), which every experiment uses unless it states another.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AdamAttribute : AdaptiveMomentsAttribute
{
}
