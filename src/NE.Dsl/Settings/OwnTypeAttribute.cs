using System;

namespace NE.Dsl;

/// <summary>
/// States what the type argument of a generic part must be: a type of the user's that generated code calls. The generic class of a part derives
/// from its plain class, if that can be written too.
/// </summary>
/// <param name="contract">Full name of the interface that the type implements.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OwnTypeAttribute(string contract) : Attribute
{
    /// <summary>Full name of the interface that the type implements.</summary>
    public string Contract { get; } = contract;

    /// <summary>Whether generated code constructs the type; otherwise it only calls static members.</summary>
    public bool Constructed { get; set; }

    /// <summary>The setting that the type replaces; writing that setting in a variant returns to the built-in choice. Empty for none.</summary>
    public string Replaces { get; set; } = "";
}
