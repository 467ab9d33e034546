using System.Collections.Generic;
using System.Collections.Immutable;

namespace NE.Generators.Lowering;

/// <summary>Operations that belong together.</summary>
/// <param name="Caption">What they do, as a sentence; empty for none.</param>
/// <param name="Operations">The operations in order.</param>
internal sealed record Step(string Caption, ImmutableArray<Operation> Operations)
{
    /// <summary>Makes a step.</summary>
    public Step(string caption, IEnumerable<Operation> operations)
        : this(caption, [.. operations])
    {
    }
}
