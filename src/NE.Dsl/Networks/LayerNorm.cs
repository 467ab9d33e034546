using System;

namespace NE.Dsl;

/// <summary>Read access to one layer normalisation of an agent; the type of properties that have <see cref="LayerNormAttribute"/> alone.</summary>
/// <remarks>Reading does not change the agent. Not thread-safe: do not read while another thread trains the agent.</remarks>
public abstract class LayerNorm
{
    /// <summary>Its name in checkpoints, for example <c>Policy.Final.Norm</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Number of units.</summary>
    public abstract int Units { get; }

    /// <summary>The gain of a unit.</summary>
    /// <param name="unit">The unit, 0 to <see cref="Units"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit does not exist.</exception>
    public abstract float Gain(int unit);

    /// <summary>The bias of a unit.</summary>
    /// <param name="unit">The unit, 0 to <see cref="Units"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit does not exist.</exception>
    public abstract float Bias(int unit);
}
