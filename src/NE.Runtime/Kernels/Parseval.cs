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

        int inputs = layer.Inputs, outputs = layer.Outputs;
        int length = checked(layer.Weights + (outputs * outputs) + inputs);
        if (scratch is null || scratch.Length < length)
            scratch = new float[length];

        fixed (float* weights = scratch)
        {
            float* products = weights + layer.Weights, sum = products + (outputs * outputs);
            for (int position = 0; position < layer.Weights; position++)
                weights[position] = layer.Online.Weight[layer.SlotOf(position)];

            Products(weights, outputs, inputs, products);
            for (int unit = 0; unit < outputs; unit++)
                products[(unit * outputs) + unit] -= scale;

            float factor = (float)(4 * strength * (UsualUnits / outputs) * (UsualUnits / outputs));
            for (int unit = 0; unit < outputs; unit++)
            {
                Sums(products + (unit * outputs), weights, outputs, inputs, sum);
                for (int input = 0; input < inputs; input++)
                {
                    int position = (unit * inputs) + input;
                    if (!layer.Masked || layer.Mask[position] != 0)
                        layer.Gradient.Weight[layer.SlotOf(position)] += factor * sum[input];
                }
            }
        }
    }

    // W Wᵀ: a product of two rows is the same in both orders.
    private static void Products(float* weights, int outputs, int inputs, float* products)
    {
        for (int unit = 0; unit < outputs; unit++)
        {
            float* row = weights + (unit * inputs), others = weights + (unit * inputs), results = products + (unit * outputs) + unit;
            int count = outputs - unit, other = 0;
            for (; other <= count - 4; other += 4, others += 4 * inputs)
                Dot4(row, others, inputs, results + other);

            for (; other < count; other++, others += inputs)
                results[other] = OrderedSum.Dot(row, others, inputs);

            for (other = 1; other < count; other++)
                products[((unit + other) * outputs) + unit] = results[other];
        }
    }

    // One row with four adjacent ones, so that four chains of additions run at once; each sum is that of OrderedSum.Dot.
    private static void Dot4(float* left, float* right, int length, float* results)
    {
        Vector256<float> first = default, second = default, third = default, fourth = default;
        int i = 0;
        for (; i <= length - 8; i += 8)
        {
            Vector256<float> factor = Vector256.Load(left + i);
            first += factor * Vector256.Load(right + i);
            second += factor * Vector256.Load(right + length + i);
            third += factor * Vector256.Load(right + (2 * length) + i);
            fourth += factor * Vector256.Load(right + (3 * length) + i);
        }

        results[0] = OrderedSum.Total(first, left, right, i, length);
        results[1] = OrderedSum.Total(second, left, right + length, i, length);
        results[2] = OrderedSum.Total(third, left, right + (2 * length), i, length);
        results[3] = OrderedSum.Total(fourth, left, right + (3 * length), i, length);
    }

    // Per input the sum over rows, in their order.
    private static void Sums(float* factors, float* weights, int outputs, int inputs, float* sums)
    {
        int i = 0;
        for (; i <= inputs - 32; i += 32)
        {
            Vector256<float> first = default, second = default, third = default, fourth = default;
            float* row = weights + i;
            for (int other = 0; other < outputs; other++, row += inputs)
            {
                Vector256<float> factor = Vector256.Create(factors[other]);
                first += factor * Vector256.Load(row);
                second += factor * Vector256.Load(row + 8);
                third += factor * Vector256.Load(row + 16);
                fourth += factor * Vector256.Load(row + 24);
            }

            first.Store(sums + i);
            second.Store(sums + i + 8);
            third.Store(sums + i + 16);
            fourth.Store(sums + i + 24);
        }

        for (; i <= inputs - 8; i += 8)
        {
            Vector256<float> sum = default;
            for (int other = 0; other < outputs; other++)
                sum += Vector256.Create(factors[other]) * Vector256.Load(weights + (other * inputs) + i);

            sum.Store(sums + i);
        }

        for (; i < inputs; i++)
        {
            float sum = 0;
            for (int other = 0; other < outputs; other++)
                sum += factors[other] * weights[(other * inputs) + i];

            sums[i] = sum;
        }
    }
}
