namespace NE.Generators.Lowering;

/// <summary>A buffer, or a part of one, that an operation reads or writes.</summary>
/// <param name="Name">The name, the same in both printed forms: <c>cache.Hidden1</c>, <c>batch.State</c>.</param>
/// <param name="Features">Rows of one sample.</param>
internal readonly record struct Value(string Name, int Features)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name}[{Features}]";
}
