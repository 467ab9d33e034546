using System;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>An operation that passes no gradient: optimisers, sampling, events. A loss that depends on its result is an error.</summary>
internal abstract record Final : Operation
{
    /// <inheritdoc/>
    public sealed override void Differentiate(Tape tape) =>
        throw new InvalidOperationException($"A gradient would have to pass {GetType().Name}, which has none.");
}
