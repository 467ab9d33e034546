namespace NE.Generators.Lowering;

/// <summary>A layer norm that an operation uses.</summary>
/// <param name="Field">Name of its field in the network's class.</param>
/// <param name="Features">Units that are normalised together.</param>
/// <param name="Epsilon">Name of the constant added to the variance.</param>
internal sealed record NormReference(string Field, int Features, string Epsilon)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}({Features})";
}
