using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;

namespace NE.Generators.Optimisers;

/// <summary>A list of instances that compares them by reference.</summary>
internal sealed class EquatableInstances(IReadOnlyList<Instance> instances) : IReadOnlyList<Instance>
{
    /// <inheritdoc/>
    public int Count => instances.Count;

    /// <inheritdoc/>
    public Instance this[int index] => instances[index];

    /// <inheritdoc/>
    public IEnumerator<Instance> GetEnumerator() => instances.GetEnumerator();

    /// <inheritdoc/>
    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => instances.GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is EquatableInstances its && instances.SequenceEqual(its);

    /// <inheritdoc/>
    public override int GetHashCode() => instances.Count;
}
