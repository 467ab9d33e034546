using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Spectral regularisation (Lewandowski et al., "Learning continually by spectral regularization", 2024; docs/algorithm.md, Optimisers and gradient
/// terms): the gradient of λ Σ [(σ^k − 1)² + ‖b‖^2k], with the largest singular value σ of a matrix by one step of power iteration per call.
/// </summary>
public static unsafe class Spectral
{
    [ThreadStatic]
    private static float[]? scratch;

    /// <summary>Adds the gradient of the term to those of a layer's weights and biases; positions that are not live stay 0.</summary>
    /// <param name="layer">A layer that keeps singular vectors.</param>
    /// <param name="strength">λ ≥ 0; with 0 nothing is changed.</param>
    /// <param name="power">k, at least 1.</param>
    public static void AddGradient(LinearLayer layer, float strength, int power)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (strength == 0)
            return;

        double value = Iterate(layer);
        float factor = (float)(2 * strength * (Power(value, power) - 1) * power * Power(value, power - 1));
        ReadOnlySpan<float> left = layer.LeftVector, right = layer.RightVector;
        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            float row = factor * left[unit];
            nint first = (nint)unit * layer.Inputs;
            for (int input = 0; input < layer.Inputs; input++)
            {
                if (!layer.Masked || layer.Mask[first + input] != 0)
                    layer.Gradient.Weight[layer.SlotOf(first + input)] += row * right[input];
            }
        }

        float* biases = layer.Online.Bias;
        double squares = OrderedSum.Dot(biases, biases, layer.Outputs);
        float biasFactor = (float)(2 * strength * power * Power(squares, power - 1));
        for (int unit = 0; unit < layer.Outputs; unit++)
            layer.Gradient.Bias[unit] += biasFactor * biases[unit];
    }

    /// <summary>Adds the gradient of λ Σ [(γ^k − 1)² + β^2k] to those of the gains and biases of a normalisation.</summary>
    /// <param name="layer">The normalisation.</param>
    /// <param name="strength">λ ≥ 0; with 0 nothing is changed.</param>
    /// <param name="power">k, at least 1.</param>
    public static void AddGradient(NormLayer layer, float strength, int power)
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (strength == 0)
            return;

        for (int unit = 0; unit < layer.Features; unit++)
        {
            double gain = layer.Online.Gain[unit], bias = layer.Online.Bias[unit];
            layer.Gradient.Gain[unit] += (float)(2 * strength * (Power(gain, power) - 1) * power * Power(gain, power - 1));
            if (layer.Online.Centred)
                layer.Gradient.Bias[unit] += (float)(2 * strength * power * bias * Power(bias * bias, power - 1));
        }
    }

    /// <summary>One step of power iteration: v = Wᵀu / ‖Wᵀu‖, then u = W v / σ with σ = ‖W v‖, which is returned.</summary>
    internal static double Iterate(LinearLayer layer)
    {
        int inputs = layer.Inputs, outputs = layer.Outputs;
        if (scratch is null || scratch.Length < inputs)
            scratch = new float[inputs];

        fixed (float* row = scratch, left = layer.LeftVector, right = layer.RightVector)
        {
            layer.RightVector.Clear();
            for (int unit = 0; unit < outputs; unit++)
            {
                float* weights = WeightRows.Read(layer, unit, row);
                for (int input = 0; input < inputs; input++)
                    right[input] += left[unit] * weights[input];
            }

            if (!Normalise(right, inputs, out _))
                return 0;

            for (int unit = 0; unit < outputs; unit++)
                left[unit] = OrderedSum.Dot(WeightRows.Read(layer, unit, row), right, inputs);

            Normalise(left, outputs, out float value);
            return value;
        }
    }

    // Whether the vector was not 0.
    private static bool Normalise(float* vector, int length, out float norm)
    {
        norm = MathF.Sqrt(OrderedSum.Dot(vector, vector, length));
        for (int i = 0; i < length && norm > 0; i++)
            vector[i] /= norm;

        return norm > 0;
    }

    private static double Power(double value, int exponent)
    {
        double result = 1;
        for (int i = 0; i < exponent; i++)
            result *= value;

        return result;
    }
}
