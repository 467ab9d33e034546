using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Parseval regularisation (Chung et al., "Parseval regularization for continual reinforcement learning", 2024; docs/algorithm.md, Optimisers
/// and gradient terms): G += 4 λ' (W Wᵀ − s I) W with λ' = λ (64 / outputs)², the gradient of λ' ‖W Wᵀ − s I‖².
/// </summary>
public static unsafe class Parseval
{
    private const double UsualUnits = 64;

    [ThreadStatic]
    private static float[]? scratch;

    /// <summary>Adds the gradient of the term to that of a layer's weights; positions that are not live stay 0.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="strength">λ ≥ 0; with 0 nothing is changed.</param>
    /// <param name="scale">s &gt; 0, the squared length to which rows are drawn.</param>
    public static void AddGradient(LinearLayer layer, float strength, float scale)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (strength == 0)
            return;

        int inputs = layer.Inputs, outputs = layer.Outputs, length = layer.Weights + inputs + outputs;
        if (scratch is null || scratch.Length < length)
            scratch = new float[length];

        Span<float> weights = scratch.AsSpan(0, layer.Weights), sum = scratch.AsSpan(layer.Weights, inputs);
        Span<float> products = scratch.AsSpan(layer.Weights + inputs, outputs);
        for (int position = 0; position < weights.Length; position++)
            weights[position] = layer.Online.Weight[layer.SlotOf(position)];

        float factor = (float)(4 * strength * (UsualUnits / outputs) * (UsualUnits / outputs));
        for (int unit = 0; unit < outputs; unit++)
        {
            Span<float> row = weights.Slice(unit * inputs, inputs);
            for (int other = 0; other < outputs; other++)
                products[other] = Dot(row, weights.Slice(other * inputs, inputs)) - (other == unit ? scale : 0);

            sum.Clear();
            for (int other = 0; other < outputs; other++)
                Add(products[other], weights.Slice(other * inputs, inputs), sum);

            for (int input = 0; input < inputs; input++)
            {
                int position = (unit * inputs) + input;
                if (!layer.Masked || layer.Mask[position] != 0)
                    layer.Gradient.Weight[layer.SlotOf(position)] += factor * sum[input];
            }
        }
    }

    // Eight partial sums by position modulo 8, whatever the width of vectors, then a fixed tree.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector256<float> total = default;
        int i = 0;
        for (; i <= left.Length - 8; i += 8)
        {
            total += Vector256.Create(left[i..]) * Vector256.Create(right[i..]);
        }

        float rest = 0;
        for (; i < left.Length; i++)
            rest += left[i] * right[i];

        return (total[0] + total[4]) + (total[1] + total[5]) + ((total[2] + total[6]) + (total[3] + total[7])) + rest;
    }

    private static void Add(float factor, ReadOnlySpan<float> values, Span<float> sum)
    {
        for (int i = 0; i < sum.Length; i++)
            sum[i] += factor * values[i];
    }
}
