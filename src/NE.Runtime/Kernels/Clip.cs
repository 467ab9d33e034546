using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Weight clipping in other scopes than all weights and biases, which is part of the optimiser's step (docs/algorithm.md, Weight clipping).
/// </summary>
public static unsafe class Clip
{
    /// <summary>Clips incoming weights, bias and outgoing weights of the units that the layer flags as newborn.</summary>
    /// <param name="layer">A masked layer.</param>
    /// <param name="next">The layer that reads this one's outputs, or null for an output layer.</param>
    /// <param name="kappa">κ, above 0: the limit is κ times the <see cref="LinearLayer.Bound"/> of the layer that holds the weight.</param>
    /// <exception cref="ArgumentException">The layer has no mask, or the inputs of the next layer are no multiple of its units.</exception>
    public static void NewbornNeurons(LinearLayer layer, LinearLayer? next, float kappa)
    {
        if (!layer.Masked)
            throw new ArgumentException($"{layer.Name} has no mask and therefore no newborn units.", nameof(layer));

        if (next != null && next.Inputs % layer.Outputs != 0)
            throw new ArgumentException($"{next.Name} has {next.Inputs} inputs, but {layer.Name} {layer.Outputs} outputs.", nameof(next));

        float limit = kappa * layer.Bound;
        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            if (layer.NewbornUnits[unit] == 0)
                continue;

            for (int i = 0; i < layer.Inputs; i++)
                ClipWeight(layer, ((nint)unit * layer.Inputs) + i, limit);

            layer.Online.Bias[unit] = Math.Clamp(layer.Online.Bias[unit], -limit, limit);
            for (int column = unit; next != null && column < next.Inputs; column += layer.Outputs)
                ClipColumn(next, column, kappa * next.Bound);
        }

        layer.Stepped();
        next?.Stepped();
    }

    /// <summary>Clips the weights of a layer and leaves its biases free.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="kappa">κ, above 0: the limit is κ times the <see cref="LinearLayer.Bound"/> of the layer.</param>
    public static void Weights(LinearLayer layer, float kappa)
    {
        ArgumentNullException.ThrowIfNull(layer);
        float limit = kappa * layer.Bound;
        for (int i = 0; i < layer.Parameters - layer.Outputs; i++)
            layer.Online.Weight[i] = Math.Clamp(layer.Online.Weight[i], -limit, limit);

        layer.Stepped();
    }

    private static void ClipColumn(LinearLayer layer, int input, float limit)
    {
        for (int unit = 0; unit < layer.Outputs; unit++)
            ClipWeight(layer, ((nint)unit * layer.Inputs) + input, limit);
    }

    private static void ClipWeight(LinearLayer layer, nint position, float limit)
    {
        float* weight = layer.Online.Weight + layer.SlotOf(position);
        *weight = Math.Clamp(*weight, -limit, limit);
    }
}
