using System;
using System.Collections.Generic;

namespace NE.Runtime.Environments;

/// <summary>The shape of a task's observations.</summary>
public sealed class ObservationSpec : IEquatable<ObservationSpec>
{
    private readonly int[] shape;

    /// <summary>Creates a specification.</summary>
    /// <param name="shape">
    /// Lengths of the dimensions, each at least 1: one dimension for a vector; channels, height, width for an image.
    /// </param>
    /// <exception cref="ArgumentException">There is no dimension, or one is below 1.</exception>
    public ObservationSpec(params ReadOnlySpan<int> shape)
    {
        if (shape.IsEmpty || shape.ContainsAnyExceptInRange(1, int.MaxValue))
        {
            throw new ArgumentException("An observation needs at least one dimension, each with a length of at least 1.", nameof(shape));
        }

        this.shape = [.. shape];
        Size = 1;
        foreach (int length in shape)
        {
            Size = checked(Size * length);
        }
    }

    /// <summary>Lengths of the dimensions, the last one contiguous in memory.</summary>
    public IReadOnlyList<int> Shape => shape;

    /// <summary>Number of values in an observation.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public bool Equals(ObservationSpec? other) => other is not null && shape.AsSpan().SequenceEqual(other.shape);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ObservationSpec);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int length in shape)
        {
            hash.Add(length);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(" × ", shape);
}
