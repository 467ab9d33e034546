using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The products of a linear layer. Sums over inputs or outputs have one accumulator per result, terms ascending; sums over the batch have
/// 16 partial sums by sample index modulo 16, then a halving tree (docs/algorithm.md, Numbers and order of sums).
/// </summary>
public static unsafe class Linear
{
    /// <summary>y = act(W x + b).</summary>
    /// <typeparam name="TShape">Sizes of the layer.</typeparam>
    /// <typeparam name="TActivation">The activation; <see cref="Identity"/> for the plain sum.</typeparam>
    /// <param name="parameters">Weights and biases of one side.</param>
    /// <param name="input">x, with the inputs of the layer as features.</param>
    /// <param name="output">Receives y, with the outputs of the layer as features and the same batch.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Forward<TShape, TActivation>(LinearParameters parameters, Activations input, Activations output)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
            Forward<Simd512, Vector512<float>, TShape, TActivation>(parameters, input, output);
        else if (Vector256.IsHardwareAccelerated)
            Forward<Simd256, Vector256<float>, TShape, TActivation>(parameters, input, output);
        else
            Forward<Simd128, Vector128<float>, TShape, TActivation>(parameters, input, output);
    }

    /// <summary>dx = (Wᵀ dy) ⊙ act'(value), where act is the activation of the layer below.</summary>
    /// <typeparam name="TShape">Sizes of the layer.</typeparam>
    /// <typeparam name="TActivation">The activation that made the input of this layer; <see cref="Identity"/> for none.</typeparam>
    /// <param name="parameters">Weights of one side.</param>
    /// <param name="outputGradient">dy, with the outputs of the layer as features.</param>
    /// <param name="inputValue">
    /// What the activation's derivative is computed from: its output where <see cref="IActivation.FromOutput"/>, else its input.
    /// </param>
    /// <param name="inputGradient">
    /// Receives dx, with the inputs of the layer as features. It may alias the values if the number of inputs is a multiple of 4 and there
    /// are at most 256 outputs.
    /// </param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void InputGradient<TShape, TActivation>(
        LinearParameters parameters, Activations outputGradient, Activations inputValue, Activations inputGradient)
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
            InputGradient<Simd512, Vector512<float>, TShape, TActivation>(parameters, outputGradient, inputValue, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            InputGradient<Simd256, Vector256<float>, TShape, TActivation>(parameters, outputGradient, inputValue, inputGradient);
        else
            InputGradient<Simd128, Vector128<float>, TShape, TActivation>(parameters, outputGradient, inputValue, inputGradient);
    }

    /// <summary>Some rows of dx = Wᵀ dy: dQ/da needs only the action's inputs.</summary>
    /// <typeparam name="TShape">Sizes of the layer.</typeparam>
    /// <param name="parameters">Weights of one side.</param>
    /// <param name="outputGradient">dy, with the outputs of the layer as features.</param>
    /// <param name="firstInput">First input whose gradient is wanted.</param>
    /// <param name="inputGradient">Receives dx for as many inputs as it has features.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void InputGradient<TShape>(
        LinearParameters parameters, Activations outputGradient, int firstInput, Activations inputGradient)
        where TShape : struct, ILinearShape
    {
        if (Vector512.IsHardwareAccelerated)
            InputGradient<Simd512, Vector512<float>, TShape>(parameters, outputGradient, firstInput, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            InputGradient<Simd256, Vector256<float>, TShape>(parameters, outputGradient, firstInput, inputGradient);
        else
            InputGradient<Simd128, Vector128<float>, TShape>(parameters, outputGradient, firstInput, inputGradient);
    }

    /// <summary>dW = (Σ_b dy xᵀ) ⊙ mask and db = Σ_b dy, into the gradient of the layer.</summary>
    /// <typeparam name="TShape">Sizes of the layer.</typeparam>
    /// <param name="layer">The layer; its gradient is overwritten.</param>
    /// <param name="input">x, with the inputs of the layer as features.</param>
    /// <param name="outputGradient">dy, with the outputs of the layer as features; 0 at padded samples.</param>
    /// <exception cref="ArgumentException">Feature counts, batch sizes or the shape of the layer do not match.</exception>
    public static void WeightGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape
    {
        if (Vector512.IsHardwareAccelerated)
            WeightGradient<Simd512, Vector512<float>, TShape>(layer, input, outputGradient);
        else if (Vector256.IsHardwareAccelerated)
            WeightGradient<Simd256, Vector256<float>, TShape>(layer, input, outputGradient);
        else
            WeightGradient<Simd128, Vector128<float>, TShape>(layer, input, outputGradient);
    }

    /// <summary>G = Σ_b dy xᵀ at all positions, live or not, into the score of the layer (docs/algorithm.md, Dense gradient).</summary>
    /// <typeparam name="TShape">Sizes of the layer.</typeparam>
    /// <param name="layer">A masked layer; its score is overwritten, its gradient stays.</param>
    /// <param name="input">x, with the inputs of the layer as features.</param>
    /// <param name="outputGradient">dy, with the outputs of the layer as features; 0 at padded samples.</param>
    /// <exception cref="ArgumentException">
    /// Feature counts, batch sizes or the shape of the layer do not match, or the layer has no mask.
    /// </exception>
    public static void ScoreGradient<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape
    {
        if (Vector512.IsHardwareAccelerated)
            ScoreGradient<Simd512, Vector512<float>, TShape>(layer, input, outputGradient);
        else if (Vector256.IsHardwareAccelerated)
            ScoreGradient<Simd256, Vector256<float>, TShape>(layer, input, outputGradient);
        else
            ScoreGradient<Simd128, Vector128<float>, TShape>(layer, input, outputGradient);
    }

    internal static void Forward<TSimd, TVector, TShape, TActivation>(LinearParameters parameters, Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        Require.Features(input, TShape.Inputs);
        Require.Features(output, TShape.Outputs);
        Require.SameBatch(input, output);
        var product = new ProductTiles.Panel(parameters.Weight, parameters.Bias, input.Pointer, output.Pointer, output.Pointer);
        bool oneSample = input.Batch == 1 && TShape.Inputs <= OneSample.MostInputs;
        if (parameters.Live is { } live)
        {
            if (oneSample && TShape.Outputs <= OneSample.MostInputs)
            {
                LiveOneSample.Forward<TSimd, TVector, TShape, TActivation>(live.Forward, parameters, input, output);
                return;
            }

            LiveTiles.Run<TSimd, TVector, BiasEpilogue<TActivation>>(
                live.Forward, product, input.Panels, input.PanelStride, output.PanelStride, output.PanelStride);
            return;
        }

        if (oneSample)
        {
            OneSample.Forward<TSimd, TVector, TShape, TActivation>(parameters, input, output);
            return;
        }

        ProductTiles.Run<TSimd, TVector, ForwardProduct<TShape>, BiasEpilogue<TActivation>>(
            product, TShape.Outputs, input.Panels, input.PanelStride, output.PanelStride, output.PanelStride);
    }

    internal static void InputGradient<TSimd, TVector, TShape, TActivation>(
        LinearParameters parameters, Activations outputGradient, Activations inputValue, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TActivation : struct, IActivation
    {
        Require.Features(inputGradient, TShape.Inputs);
        if (typeof(TActivation) == typeof(Identity))
        {
            InputGradient<TSimd, TVector, TShape>(parameters, outputGradient, 0, inputGradient);
            return;
        }

        Require.Features(outputGradient, TShape.Outputs);
        Require.Features(inputValue, TShape.Inputs);
        Require.SameBatch(outputGradient, inputGradient);
        Require.SameBatch(outputGradient, inputValue);
        var product = new ProductTiles.Panel(
            parameters.Weight, parameters.Bias, outputGradient.Pointer, inputGradient.Pointer, inputValue.Pointer);
        if (parameters.Live is { } live)
        {
            if (inputValue.Pointer == inputGradient.Pointer)
                Require.OneStore(live.Transposed);

            LiveTiles.Run<TSimd, TVector, DerivativeEpilogue<TActivation>>(
                live.Transposed,
                product.With(live.TransposedValuesOf(parameters)),
                outputGradient.Panels,
                outputGradient.PanelStride,
                inputGradient.PanelStride,
                inputValue.PanelStride);
            return;
        }

        ProductTiles.Run<TSimd, TVector, BackwardProduct<TShape>, DerivativeEpilogue<TActivation>>(
            product, TShape.Inputs, outputGradient.Panels, outputGradient.PanelStride, inputGradient.PanelStride, inputValue.PanelStride);
    }

    internal static void InputGradient<TSimd, TVector, TShape>(
        LinearParameters parameters, Activations outputGradient, int firstInput, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
    {
        Require.Features(outputGradient, TShape.Outputs);
        Require.SameBatch(outputGradient, inputGradient);
        Require.Range(firstInput, inputGradient.Features, TShape.Inputs);
        if (parameters.Live is { } live)
        {
            float* values = live.TransposedValuesOf(parameters);
            if (inputGradient.Features < TShape.Inputs)
            {
                LiveTiles.SomeRows<TSimd, TVector>(live.Transposed, values, firstInput, outputGradient, inputGradient);
                return;
            }

            float* dx = inputGradient.Pointer;
            LiveTiles.Run<TSimd, TVector, PlainEpilogue>(
                live.Transposed,
                new ProductTiles.Panel(values, parameters.Bias, outputGradient.Pointer, dx, dx),
                outputGradient.Panels,
                outputGradient.PanelStride,
                inputGradient.PanelStride,
                inputGradient.PanelStride);
            return;
        }

        var product = new ProductTiles.Panel(
            parameters.Weight + firstInput, parameters.Bias, outputGradient.Pointer, inputGradient.Pointer, inputGradient.Pointer);
        ProductTiles.Run<TSimd, TVector, BackwardProduct<TShape>, PlainEpilogue>(
            product,
            inputGradient.Features,
            outputGradient.Panels,
            outputGradient.PanelStride,
            inputGradient.PanelStride,
            inputGradient.PanelStride);
    }

    internal static void WeightGradient<TSimd, TVector, TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
    {
        Check<TShape>(layer, input, outputGradient);
        LinearParameters gradient = layer.Gradient;
        if (gradient.Live is { } live)
            LiveOuterProducts.Run<TSimd, TVector>(live, gradient, input, outputGradient);
        else if (layer.Masked)
            OuterProducts.Run<TSimd, TVector, TShape, MaskedStore>(gradient.Weight, gradient.Bias, layer.Mask, input, outputGradient);
        else
            OuterProducts.Run<TSimd, TVector, TShape, PlainStore>(gradient.Weight, gradient.Bias, null, input, outputGradient);
    }

    internal static void ScoreGradient<TSimd, TVector, TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
    {
        Check<TShape>(layer, input, outputGradient);
        if (!layer.Masked)
            throw new ArgumentException($"{layer.Name} has no mask and therefore no growth score.", nameof(layer));

        OuterProducts.Run<TSimd, TVector, TShape, PlainStore>(layer.Score, null, null, input, outputGradient);
    }

    private static void Check<TShape>(LinearLayer layer, Activations input, Activations outputGradient)
        where TShape : struct, ILinearShape
    {
        Require.Shape(layer, TShape.Inputs, TShape.Outputs);
        Require.Features(input, TShape.Inputs);
        Require.Features(outputGradient, TShape.Outputs);
        Require.SameBatch(input, outputGradient);
    }
}
