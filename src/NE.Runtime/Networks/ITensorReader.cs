using System;

namespace NE.Runtime.Networks;

/// <summary>Reads the tensors of a checkpoint.</summary>
public interface ITensorReader
{
    /// <summary>Copies a tensor of 32-bit floats.</summary>
    /// <param name="name">Name of the tensor.</param>
    /// <param name="data">Receives the values; its length is the number of elements.</param>
    /// <exception cref="CheckpointException">The tensor is missing, or has a different type or size.</exception>
    void Read(string name, Span<float> data);

    /// <summary>Copies a tensor of 64-bit floats.</summary>
    /// <inheritdoc cref="Read(string, Span{float})"/>
    void Read(string name, Span<double> data);

    /// <summary>Copies a tensor of 64-bit integers.</summary>
    /// <inheritdoc cref="Read(string, Span{float})"/>
    void Read(string name, Span<long> data);

    /// <summary>Copies a tensor of 32-bit integers.</summary>
    /// <inheritdoc cref="Read(string, Span{float})"/>
    void Read(string name, Span<int> data);

    /// <summary>Copies a tensor of unsigned 16-bit integers.</summary>
    /// <inheritdoc cref="Read(string, Span{float})"/>
    void Read(string name, Span<ushort> data);

    /// <summary>Copies a tensor of bytes.</summary>
    /// <inheritdoc cref="Read(string, Span{float})"/>
    void Read(string name, Span<byte> data);
}
