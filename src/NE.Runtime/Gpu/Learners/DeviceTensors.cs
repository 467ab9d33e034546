using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using NE.Runtime.Networks;

namespace NE.Runtime.Gpu.Learners;

/// <summary>
/// The state of a learner as stored on a device, by the tensor names of a checkpoint. Masks are bits in a checkpoint and bytes here;
/// counters are derived from the number of updates.
/// </summary>
internal sealed class DeviceTensors : ITensorWriter, ITensorReader
{
    private readonly KernelProgram program;
    private readonly Dictionary<string, KernelTensor> tensors = [];
    private readonly Dictionary<string, int> counters = [];
    private readonly uint[] state;

    /// <summary>Creates a state of zeros.</summary>
    /// <param name="program">The program, which defines the layout.</param>
    internal DeviceTensors(KernelProgram program)
    {
        this.program = program;
        state = GC.AllocateArray<uint>(program.StateLength, pinned: true);
        foreach (KernelTensor tensor in program.Tensors)
            tensors.Add(tensor.Name, tensor);
        foreach (KernelCounter counter in program.Counters)
            counters.Add(counter.Name, counter.Every);
    }

    /// <summary>Number of updates done; counters are derived from it.</summary>
    internal long Updates { get; set; }

    /// <summary>The words of the state, run values first.</summary>
    internal Span<uint> Words => state;

    /// <summary>The run values.</summary>
    internal Span<uint> Values => state.AsSpan(0, program.ValueLength);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape) =>
        data.CopyTo(Of<float>(name, KernelElement.Float, data.Length));

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape) => throw Unknown(name);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape)
    {
        if (!counters.ContainsKey(name))
            throw Unknown(name);
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape) => throw Unknown(name);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape) =>
        data.CopyTo(Of<ushort>(name, KernelElement.Age, data.Length));

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape)
    {
        if (Find(name) is { Element: KernelElement.Mask } mask)
            MaskBits.Unpack(Checked(mask, data), Bytes(mask));
        else
            data.CopyTo(Of<byte>(name, KernelElement.Byte, data.Length));
    }

    /// <inheritdoc/>
    public void Read(string name, Span<float> data) => Of<float>(name, KernelElement.Float, data.Length).CopyTo(data);

    /// <inheritdoc/>
    public void Read(string name, Span<double> data) => throw Unknown(name);

    /// <inheritdoc/>
    public void Read(string name, Span<long> data)
    {
        if (!counters.TryGetValue(name, out int every) || data.Length != 1)
            throw Unknown(name);

        data[0] = every > 0 ? Updates / every : 0;
    }

    /// <inheritdoc/>
    public void Read(string name, Span<int> data) => throw Unknown(name);

    /// <inheritdoc/>
    public void Read(string name, Span<ushort> data) => Of<ushort>(name, KernelElement.Age, data.Length).CopyTo(data);

    /// <inheritdoc/>
    public void Read(string name, Span<byte> data)
    {
        if (Find(name) is { Element: KernelElement.Mask } mask)
            MaskBits.Pack(Bytes(mask), Checked(mask, data));
        else
            Of<byte>(name, KernelElement.Byte, data.Length).CopyTo(data);
    }

    private static CheckpointException Unknown(string name) =>
        new($"The kernels of this program keep no tensor '{name}' of this type; report this as a bug in NE.Dsl.");

    private static Span<byte> Checked(KernelTensor mask, Span<byte> bits) =>
        bits.Length == MaskBits.Bytes(mask.Length) ? bits : throw OtherLength(mask, bits.Length);

    private static ReadOnlySpan<byte> Checked(KernelTensor mask, ReadOnlySpan<byte> bits) =>
        bits.Length == MaskBits.Bytes(mask.Length) ? bits : throw OtherLength(mask, bits.Length);

    private static CheckpointException OtherLength(KernelTensor tensor, int length) =>
        new($"The kernels of this program keep {tensor.Length} values of '{tensor.Name}', not {length}; report this as a bug in NE.Dsl.");

    private KernelTensor Find(string name) => tensors.TryGetValue(name, out KernelTensor? tensor) ? tensor : throw Unknown(name);

    private Span<byte> Bytes(KernelTensor tensor) =>
        MemoryMarshal.AsBytes(state.AsSpan(tensor.Offset)).Slice(tensor.Skip, tensor.Length);

    private Span<T> Of<T>(string name, KernelElement element, int length)
        where T : unmanaged
    {
        KernelTensor tensor = Find(name);
        if (tensor.Element != element)
            throw Unknown(name);

        return tensor.Length == length
            ? MemoryMarshal.Cast<uint, T>(state.AsSpan(tensor.Offset)).Slice(tensor.Skip, length)
            : throw OtherLength(tensor, length);
    }
}
