using System;

namespace NE.Dsl;

/// <summary>
/// The revision of a user-defined method, part of the program's hash. Raise it when the method's behaviour changes: a run that was trained with
/// another revision is then resumed only if forced.
/// </summary>
/// <param name="number">The revision. A type without this attribute has revision 1.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class RevisionAttribute(int number) : Attribute
{
    /// <summary>The revision.</summary>
    public int Number { get; } = number;
}
