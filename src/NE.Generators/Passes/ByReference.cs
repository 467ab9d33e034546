using System.Collections.Generic;
using System.Runtime.CompilerServices;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>Distinguishes equal operations at different positions.</summary>
internal sealed class ByReference : IEqualityComparer<Operation>
{
    /// <summary>The comparer.</summary>
    public static ByReference Comparer { get; } = new();

    /// <inheritdoc/>
    public bool Equals(Operation? left, Operation? right) => ReferenceEquals(left, right);

    /// <inheritdoc/>
    public int GetHashCode(Operation operation) => RuntimeHelpers.GetHashCode(operation);
}
