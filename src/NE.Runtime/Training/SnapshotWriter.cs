using System;
using System.Collections.Generic;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// Takes, from the state that a learner would save, the weights and masks of its layers, whatever its algorithm and device are. It knows
/// them by the names that <see cref="LinearLayer"/> gives them.
/// </summary>
internal sealed class SnapshotWriter : ITensorWriter
{
    private const string Weight = ".weight", TargetWeight = ".target.weight", Mask = ".mask";

    private readonly List<(string Layer, int Outputs, int Inputs, float[] Weights)> layers = [];
    private readonly Dictionary<string, byte[]> masks = [];

    /// <summary>The layers of a learner, in the order in which it saves them.</summary>
    internal static IReadOnlyList<LayerSnapshot> Of(ILearnerGroup learners, int learner)
    {
        SnapshotWriter writer = new();
        learners.Save(learner, writer);
        return writer.Snapshots();
    }

    /// <summary>The layers that were written, in this order.</summary>
    internal IReadOnlyList<LayerSnapshot> Snapshots() => layers.ConvertAll(Snapshot);

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<float> data, params ReadOnlySpan<int> shape)
    {
        // A normalisation has a weight too, with a single dimension; it is no matrix. Output layers of absent tasks do not change.
        if (shape.Length == 2 && !TaskHeads.IsParked(name)
            && name.EndsWith(Weight, StringComparison.Ordinal) && !name.EndsWith(TargetWeight, StringComparison.Ordinal))
        {
            layers.Add((name[..^Weight.Length], shape[0], shape[1], data.ToArray()));
        }
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<byte> data, params ReadOnlySpan<int> shape)
    {
        if (name.EndsWith(Mask, StringComparison.Ordinal))
        {
            masks[name[..^Mask.Length]] = data.ToArray();
        }
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<double> data, params ReadOnlySpan<int> shape)
    {
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<long> data, params ReadOnlySpan<int> shape)
    {
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<int> data, params ReadOnlySpan<int> shape)
    {
    }

    /// <inheritdoc/>
    public void Write(string name, ReadOnlySpan<ushort> data, params ReadOnlySpan<int> shape)
    {
    }

    private LayerSnapshot Snapshot((string Layer, int Outputs, int Inputs, float[] Weights) layer)
    {
        if (!masks.TryGetValue(layer.Layer, out byte[]? bits))
        {
            return new(layer.Layer, layer.Outputs, layer.Inputs, layer.Weights.Length, WeightHistogram.Of(layer.Weights, []), null);
        }

        byte[] mask = new byte[layer.Weights.Length];
        MaskBits.Unpack(bits, mask);
        int live = mask.AsSpan().Count((byte)1);
        return new(
            layer.Layer, layer.Outputs, layer.Inputs, live, WeightHistogram.Of(layer.Weights, mask), MaskGrid.Of(mask, layer.Outputs, layer.Inputs));
    }
}
