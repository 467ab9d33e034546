using System;

namespace NE.Runtime.Networks;

/// <summary>
/// Writes the tensors of a checkpoint. Names are unique within one checkpoint; the data is copied before the call returns.
/// </summary>
public interface ITensorWriter
{
    /// <summary>Writes a tensor of 32-bit floats.</summary>
    /// <param name="name">Name of the tensor, for example <c>Value1.Hidden1.weight</c>.</param>
    /// <param name="data">The values, row-major.</param>
    /// <param name="shape">The sizes; their product is the length of the data.</param>
    void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape);

    /// <summary>Writes a tensor of 64-bit floats.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape);

    /// <summary>Writes a tensor of 64-bit integers.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape);

    /// <summary>Writes a tensor of 32-bit integers.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape);

    /// <summary>Writes a tensor of unsigned 16-bit integers.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape);

    /// <summary>Writes a tensor of bytes.</summary>
    /// <inheritdoc cref="Write(string, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape);
}
