using System;

namespace NE.Generators.Vocabulary;

/// <summary>What the user-defined type of a part must be (<c>OwnTypeAttribute</c> of NE.Dsl).</summary>
/// <param name="Part">The generic attribute class.</param>
/// <param name="Interface">Full name of the interface that the type implements.</param>
/// <param name="Constructed">Whether generated code constructs the type.</param>
/// <param name="Replaces">The setting that the type replaces, or empty.</param>
internal sealed record OwnContract(Type Part, string Interface, bool Constructed, string Replaces)
{
    /// <summary>The interface's name without its namespace.</summary>
    public string Name => Interface.Substring(Interface.LastIndexOf('.') + 1);
}
