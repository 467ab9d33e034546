using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>Reads and scales rows of a layer's weights in either of its forms. Sums are the same in both: a weight that is not live adds 0.</summary>
internal static unsafe class WeightRows
{
    [ThreadStatic]
    private static float[]? scratch;

    /// <summary>Sum of the squares of the weights of a unit.</summary>
    internal static float SquaredLength(LinearLayer layer, int unit)
    {
        if (scratch is null || scratch.Length < layer.Inputs)
            scratch = new float[layer.Inputs];

        fixed (float* room = scratch)
        {
            float* row = Read(layer, unit, room);
            return OrderedSum.Dot(row, row, layer.Inputs);
        }
    }

    /// <summary>The weights of a unit, in the order of inputs.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="room">Receives them if the layer is not in dense form.</param>
    internal static float* Read(LinearLayer layer, int unit, float* room)
    {
        nint first = (nint)unit * layer.Inputs;
        if (layer.Live is not { } live)
            return layer.Online.Weight + first;

        for (int i = 0; i < layer.Inputs; i++)
            room[i] = layer.Online.Weight[live.Slots[first + i]];

        return room;
    }

    /// <summary>Divides the live weights of a unit by a number.</summary>
    internal static void Divide(LinearLayer layer, int unit, float divisor)
    {
        float* weights = layer.Online.Weight;
        nint first = (nint)unit * layer.Inputs, end = first + layer.Inputs;
        if (layer.Live is { } live)
        {
            for (nint position = first; position < end; position++)
            {
                if (layer.Mask[position] != 0)
                    weights[live.Slots[position]] /= divisor;
            }
        }
        else
        {
            for (nint position = first; position < end; position++)
                weights[position] /= divisor;
        }
    }
}
