using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Layer normalisation over the features of a sample: y = gain · (x − mean) / √(variance + ε) + bias, with the variance as mean of squares.
/// Two passes, mean and variance each one ascending accumulator a sample (docs/algorithm.md, Numbers and order of sums).
/// </summary>
public static unsafe class LayerNorm
{
    /// <summary>Normalises a batch.</summary>
    /// <param name="parameters">Gain and bias of one side.</param>
    /// <param name="input">x.</param>
    /// <param name="output">Receives y; may be the input only if no backward pass follows.</param>
    /// <param name="statistics">Two features: receives the mean and 1/√(variance + ε) of each sample.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="System.ArgumentException">Features or batches do not fit.</exception>
    public static void Forward(NormParameters parameters, Activations input, Activations output, Activations statistics, float epsilon)
    {
        if (Vector512.IsHardwareAccelerated)
            Forward<Simd512, Vector512<float>>(parameters, input, output, statistics, epsilon);
        else if (Vector256.IsHardwareAccelerated)
            Forward<Simd256, Vector256<float>>(parameters, input, output, statistics, epsilon);
        else
            Forward<Simd128, Vector128<float>>(parameters, input, output, statistics, epsilon);
    }

    /// <summary>The gradient with respect to x, and those of gain and bias into the layer's gradient.</summary>
    /// <param name="layer">The normalisation, with the online gain.</param>
    /// <param name="input">x of the forward pass.</param>
    /// <param name="statistics">Statistics of the forward pass.</param>
    /// <param name="outputGradient">dy; 0 at padded samples.</param>
    /// <param name="inputGradient">Receives dx; may be the same array as dy.</param>
    /// <exception cref="System.ArgumentException">Features or batches do not fit.</exception>
    public static void Backward(
        NormLayer layer, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient)
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>>(layer, input, statistics, outputGradient, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>>(layer, input, statistics, outputGradient, inputGradient);
        else
            Backward<Simd128, Vector128<float>>(layer, input, statistics, outputGradient, inputGradient);
    }

    /// <summary>The gradient with respect to x alone.</summary>
    /// <param name="parameters">The gain of the forward pass.</param>
    /// <param name="input">x of the forward pass.</param>
    /// <param name="statistics">Statistics of the forward pass.</param>
    /// <param name="outputGradient">dy.</param>
    /// <param name="inputGradient">Receives dx; may be the same array as dy.</param>
    /// <exception cref="System.ArgumentException">Features or batches do not fit.</exception>
    public static void Backward(
        NormParameters parameters, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient)
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>>(parameters, input, statistics, outputGradient, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>>(parameters, input, statistics, outputGradient, inputGradient);
        else
            Backward<Simd128, Vector128<float>>(parameters, input, statistics, outputGradient, inputGradient);
    }

    internal static void Forward<TSimd, TVector>(
        NormParameters parameters, Activations input, Activations output, Activations statistics, float epsilon)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(output, input.Features);
        Require.Features(statistics, 2);
        Require.SameBatch(input, output);
        Require.SameBatch(input, statistics);
        TVector count = TSimd.Create(input.Features);
        for (int p = 0; p < input.Panels; p++)
        {
            for (int lane = 0; lane < Activations.PanelSamples; lane += TSimd.Count)
            {
                float* x = input.Pointer + ((nint)p * input.PanelStride) + lane;
                float* y = output.Pointer + ((nint)p * output.PanelStride) + lane;
                float* kept = statistics.Pointer + ((nint)p * statistics.PanelStride) + lane;
                TVector sum = TSimd.Zero;
                for (int i = 0; i < input.Features; i++)
                    sum = TSimd.Add(sum, TSimd.Load(x + (i * Activations.PanelSamples)));

                TVector mean = TSimd.Divide(sum, count);
                TVector squares = TSimd.Zero;
                for (int i = 0; i < input.Features; i++)
                {
                    TVector distance = TSimd.Subtract(TSimd.Load(x + (i * Activations.PanelSamples)), mean);
                    squares = TSimd.Fma(distance, distance, squares);
                }

                TVector variance = TSimd.Add(TSimd.Divide(squares, count), TSimd.Create(epsilon));
                TVector scale = TSimd.Divide(TSimd.Create(1f), TSimd.Sqrt(variance));
                for (int i = 0; i < input.Features; i++)
                {
                    TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + (i * Activations.PanelSamples)), mean), scale);
                    TVector result = TSimd.Fma(normal, TSimd.Create(parameters.Gain[i]), TSimd.Create(parameters.Bias[i]));
                    TSimd.Store(result, y + (i * Activations.PanelSamples));
                }

                TSimd.Store(mean, kept);
                TSimd.Store(scale, kept + Activations.PanelSamples);
            }
        }
    }

    internal static void Backward<TSimd, TVector>(
        NormLayer layer, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(input, layer.Features);
        Require.Features(outputGradient, layer.Features);
        Require.Features(statistics, 2);
        Require.SameBatch(input, outputGradient);
        Require.SameBatch(input, statistics);
        GainGradient<TSimd, TVector>(layer, input, statistics, outputGradient);
        BatchSum.Rows<TSimd, TVector>(outputGradient, layer.Gradient.Bias);
        Backward<TSimd, TVector>(layer.Online, input, statistics, outputGradient, inputGradient);
    }

    internal static void Backward<TSimd, TVector>(
        NormParameters parameters, Activations input, Activations statistics, Activations outputGradient, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(outputGradient, input.Features);
        Require.Features(inputGradient, input.Features);
        Require.Features(statistics, 2);
        Require.SameBatch(input, outputGradient);
        Require.SameBatch(input, inputGradient);
        Require.SameBatch(input, statistics);
        TVector count = TSimd.Create(input.Features);
        for (int p = 0; p < input.Panels; p++)
        {
            for (int lane = 0; lane < Activations.PanelSamples; lane += TSimd.Count)
            {
                float* x = input.Pointer + ((nint)p * input.PanelStride) + lane;
                float* dy = outputGradient.Pointer + ((nint)p * outputGradient.PanelStride) + lane;
                float* dx = inputGradient.Pointer + ((nint)p * inputGradient.PanelStride) + lane;
                float* kept = statistics.Pointer + ((nint)p * statistics.PanelStride) + lane;
                TVector mean = TSimd.Load(kept), scale = TSimd.Load(kept + Activations.PanelSamples);
                TVector sum = TSimd.Zero, along = TSimd.Zero;
                for (int i = 0; i < input.Features; i++)
                {
                    TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + (i * Activations.PanelSamples)), mean), scale);
                    TVector gained = TSimd.Multiply(TSimd.Load(dy + (i * Activations.PanelSamples)), TSimd.Create(parameters.Gain[i]));
                    sum = TSimd.Add(sum, gained);
                    along = TSimd.Fma(gained, normal, along);
                }

                // dx = scale · (g − mean(g) − x̂ · mean(g x̂)) with g = gain · dy.
                sum = TSimd.Divide(sum, count);
                along = TSimd.Divide(along, count);
                for (int i = 0; i < input.Features; i++)
                {
                    TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + (i * Activations.PanelSamples)), mean), scale);
                    TVector gained = TSimd.Multiply(TSimd.Load(dy + (i * Activations.PanelSamples)), TSimd.Create(parameters.Gain[i]));
                    TVector rest = TSimd.Subtract(TSimd.Subtract(gained, sum), TSimd.Multiply(normal, along));
                    TSimd.Store(TSimd.Multiply(scale, rest), dx + (i * Activations.PanelSamples));
                }
            }
        }
    }

    /// <summary>Σ_b dy · x̂ for each feature, in the order of a sum over the batch.</summary>
    [SkipLocalsInit]
    private static void GainGradient<TSimd, TVector>(NormLayer layer, Activations input, Activations statistics, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[BatchSum.Partials];
        for (int i = 0; i < layer.Features; i++)
        {
            for (int lane = 0; lane < BatchSum.Partials; lane += TSimd.Count)
            {
                TVector sum = TSimd.Zero;
                for (int p = 0; p < input.Panels; p++)
                {
                    float* x = input.Pointer + ((nint)p * input.PanelStride) + (i * Activations.PanelSamples) + lane;
                    float* dy = outputGradient.Pointer + ((nint)p * outputGradient.PanelStride) + (i * Activations.PanelSamples) + lane;
                    float* kept = statistics.Pointer + ((nint)p * statistics.PanelStride) + lane;
                    for (int half = 0; half < Activations.PanelSamples; half += BatchSum.Partials)
                    {
                        TVector distance = TSimd.Subtract(TSimd.Load(x + half), TSimd.Load(kept + half));
                        TVector normal = TSimd.Multiply(distance, TSimd.Load(kept + Activations.PanelSamples + half));
                        sum = TSimd.Fma(TSimd.Load(dy + half), normal, sum);
                    }
                }

                TSimd.Store(sum, partial + lane);
            }

            layer.Gradient.Gain[i] = BatchSum.Tree(partial);
        }
    }
}
