namespace NE.Reference;

/// <summary>What one layer computed on a batch; all [sample, feature].</summary>
/// <param name="Input">The input.</param>
/// <param name="Linear">M ⊙ W · input + b.</param>
/// <param name="BeforeActivation">The same after layer normalisation, if there is one.</param>
/// <param name="Output">The activation's value, plus the input of an earlier layer if it adds one.</param>
public sealed record LayerCache(Matrix Input, Matrix Linear, Matrix BeforeActivation, Matrix Output)
{
    /// <summary>The input before the normalisation of the input, if there is one.</summary>
    public Matrix Raw { get; init; } = Input;
}
