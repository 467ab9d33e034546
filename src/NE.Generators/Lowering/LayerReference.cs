namespace NE.Generators.Lowering;

/// <summary>A linear layer that an operation uses.</summary>
/// <param name="Field">Name of its field in the network's class.</param>
/// <param name="Shape">Name of its shape type.</param>
/// <param name="Inputs">Sending units.</param>
/// <param name="Outputs">Receiving units.</param>
/// <param name="Masked">Whether weights may be dead.</param>
internal sealed record LayerReference(string Field, string Shape, int Inputs, int Outputs, bool Masked)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Field}({Inputs} -> {Outputs})";
}
