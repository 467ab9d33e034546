using System;

namespace NE.Dsl;

/// <summary>Read access to one residual block of an agent; the type of properties with <see cref="ResidualBlockAttribute"/>.</summary>
/// <param name="norm">The layer normalisation.</param>
/// <param name="expand">The layer from the block's width to its hidden units.</param>
/// <param name="contract">The layer from the hidden units to the block's width.</param>
public sealed class ResidualBlock(LayerNorm norm, Layer expand, Layer contract)
{
    /// <summary>The layer normalisation, which reads the block's input.</summary>
    public LayerNorm Norm { get; } = norm ?? throw new ArgumentNullException(nameof(norm));

    /// <summary>The layer from the block's width to its hidden units.</summary>
    public Layer Expand { get; } = expand ?? throw new ArgumentNullException(nameof(expand));

    /// <summary>The layer from the hidden units to the block's width; its output is added to the block's input.</summary>
    public Layer Contract { get; } = contract ?? throw new ArgumentNullException(nameof(contract));
}
