using System;
using System.Collections.Generic;

namespace NE.Generators.Vocabulary;

/// <summary>How an experiment has several parts of one name: one per choice.</summary>
/// <param name="Type">The enum of the choices, the type of the constructor's argument.</param>
/// <param name="List">The property of the run values that holds the parts.</param>
internal sealed record RepeatedPart(Type Type, string List)
{
    /// <summary>The choices, by number.</summary>
    public IReadOnlyList<string> Choices { get; } = Enum.GetNames(Type);
}
