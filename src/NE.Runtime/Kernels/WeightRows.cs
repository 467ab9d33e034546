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
        int inputs = layer.Inputs;
        nint first = (nint)unit * inputs;
        if (layer.Live is not { } live)
            return OrderedSum.Dot(layer.Online.Weight + first, layer.Online.Weight + first, inputs);

        if (scratch is null || scratch.Length < inputs)
            scratch = new float[inputs];

        fixed (float* row = scratch)
        {
            for (int i = 0; i < inputs; i++)
                row[i] = layer.Online.Weight[live.Slots[first + i]];

            return OrderedSum.Dot(row, row, inputs);
        }
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
