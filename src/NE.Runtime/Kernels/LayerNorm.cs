using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Layer normalisation over the features of a sample: y = gain · (x − mean) / √(variance + ε) + bias, with the biased variance (divided by
/// the number of features). Two passes; mean and variance each have one accumulator per sample, features ascending (docs/algorithm.md,
/// Numbers and order of sums). A normalisation that is not centred (RMS normalisation) takes 0 for the mean and has no biases: y = gain · x / √(mean
/// square + ε).
/// </summary>
public static unsafe class LayerNorm
{
    /// <summary>Normalises a batch.</summary>
    /// <param name="parameters">Gain and bias of one side.</param>
    /// <param name="input">x.</param>
    /// <param name="output">Receives y; may be the input only if no backward pass follows.</param>
    /// <param name="statistics">Two features: receives the mean and 1/√(variance + ε) of each sample.</param>
    /// <param name="epsilon">Added to the variance, above 0.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
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
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
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

    /// <summary>The gradient with respect to x only.</summary>
    /// <param name="parameters">The gain of the forward pass.</param>
    /// <param name="input">x of the forward pass.</param>
    /// <param name="statistics">Statistics of the forward pass.</param>
    /// <param name="outputGradient">dy.</param>
    /// <param name="inputGradient">Receives dx; may be the same array as dy.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
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
        for (int p = 0; p < input.Panels; p++)
        {
            for (int lane = 0; lane < Activations.PanelSamples; lane += 2 * TSimd.Count)
            {
                Forward<TSimd, TVector>(
                    parameters, input.Panel(p) + lane, output.Panel(p) + lane, statistics.Panel(p) + lane, input.Features, epsilon);
            }
        }
    }

    /// <summary>Two vectors of samples at a time, to hide the latency of additions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Forward<TSimd, TVector>(NormParameters parameters, float* x, float* y, float* kept, int features, float epsilon)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector count = TSimd.Create(features);
        TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero;
        float* end = x + (features * Activations.PanelSamples);
        for (float* at = x, last = parameters.Centred ? end : x; at < last; at += Activations.PanelSamples)
        {
            sum0 = TSimd.Add(sum0, TSimd.Load(at));
            sum1 = TSimd.Add(sum1, TSimd.Load(at + TSimd.Count));
        }

        TVector mean0 = TSimd.Divide(sum0, count), mean1 = TSimd.Divide(sum1, count);
        TVector squares0 = TSimd.Zero, squares1 = TSimd.Zero;
        for (float* at = x; at < end; at += Activations.PanelSamples)
        {
            TVector distance0 = TSimd.Subtract(TSimd.Load(at), mean0), distance1 = TSimd.Subtract(TSimd.Load(at + TSimd.Count), mean1);
            squares0 = TSimd.Fma(distance0, distance0, squares0);
            squares1 = TSimd.Fma(distance1, distance1, squares1);
        }

        TVector scale0 = Scale<TSimd, TVector>(squares0, count, epsilon), scale1 = Scale<TSimd, TVector>(squares1, count, epsilon);
        float* gain = parameters.Gain;
        float* bias = parameters.Bias;
        for (; x < end; x += Activations.PanelSamples, y += Activations.PanelSamples, gain++, bias++)
        {
            TVector g = TSimd.Create(*gain), b = TSimd.Create(*bias);
            TVector normal0 = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x), mean0), scale0);
            TVector normal1 = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + TSimd.Count), mean1), scale1);
            TSimd.Store(TSimd.Fma(normal0, g, b), y);
            TSimd.Store(TSimd.Fma(normal1, g, b), y + TSimd.Count);
        }

        TSimd.Store(mean0, kept);
        TSimd.Store(mean1, kept + TSimd.Count);
        TSimd.Store(scale0, kept + Activations.PanelSamples);
        TSimd.Store(scale1, kept + Activations.PanelSamples + TSimd.Count);
    }

    /// <summary>1/√(variance + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Scale<TSimd, TVector>(TVector squares, TVector count, float epsilon)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Divide(TSimd.Create(1f), TSimd.Sqrt(TSimd.Add(TSimd.Divide(squares, count), TSimd.Create(epsilon))));

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
        if (layer.Online.Centred)
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
        for (int p = 0; p < input.Panels; p++)
        {
            for (int lane = 0; lane < Activations.PanelSamples; lane += 2 * TSimd.Count)
            {
                Backward<TSimd, TVector>(
                    parameters,
                    input.Panel(p) + lane,
                    statistics.Panel(p) + lane,
                    outputGradient.Panel(p) + lane,
                    inputGradient.Panel(p) + lane,
                    input.Features);
            }
        }
    }

    /// <summary>dx = scale · (g − mean(g) − x̂ · mean(g x̂)) with g = gain · dy, for two vectors of samples; without mean(g) if not centred.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Backward<TSimd, TVector>(NormParameters parameters, float* x, float* kept, float* dy, float* dx, int features)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector mean0 = TSimd.Load(kept), mean1 = TSimd.Load(kept + TSimd.Count);
        kept += Activations.PanelSamples;
        TVector scale0 = TSimd.Load(kept), scale1 = TSimd.Load(kept + TSimd.Count);
        TVector sum0 = TSimd.Zero, sum1 = TSimd.Zero, along0 = TSimd.Zero, along1 = TSimd.Zero;
        nint length = features * Activations.PanelSamples;
        float* g = parameters.Gain;
        for (nint at = 0; at < length; at += Activations.PanelSamples, g++)
        {
            TVector factor = TSimd.Create(*g);
            TVector gained0 = TSimd.Multiply(TSimd.Load(dy + at), factor);
            TVector gained1 = TSimd.Multiply(TSimd.Load(dy + at + TSimd.Count), factor);
            sum0 = TSimd.Add(sum0, gained0);
            sum1 = TSimd.Add(sum1, gained1);
            along0 = TSimd.Fma(gained0, Normal<TSimd, TVector>(x + at, mean0, scale0), along0);
            along1 = TSimd.Fma(gained1, Normal<TSimd, TVector>(x + at + TSimd.Count, mean1, scale1), along1);
        }

        TVector count = TSimd.Create(features);
        sum0 = parameters.Centred ? TSimd.Divide(sum0, count) : TSimd.Zero;
        sum1 = parameters.Centred ? TSimd.Divide(sum1, count) : TSimd.Zero;
        along0 = TSimd.Divide(along0, count);
        along1 = TSimd.Divide(along1, count);
        g = parameters.Gain;
        for (nint at = 0; at < length; at += Activations.PanelSamples, g++)
        {
            TVector factor = TSimd.Create(*g);
            TVector gained0 = TSimd.Multiply(TSimd.Load(dy + at), factor);
            TVector gained1 = TSimd.Multiply(TSimd.Load(dy + at + TSimd.Count), factor);
            TVector normal0 = Normal<TSimd, TVector>(x + at, mean0, scale0);
            TVector normal1 = Normal<TSimd, TVector>(x + at + TSimd.Count, mean1, scale1);
            TVector rest0 = TSimd.Subtract(TSimd.Subtract(gained0, sum0), TSimd.Multiply(normal0, along0));
            TVector rest1 = TSimd.Subtract(TSimd.Subtract(gained1, sum1), TSimd.Multiply(normal1, along1));
            TSimd.Store(TSimd.Multiply(scale0, rest0), dx + at);
            TSimd.Store(TSimd.Multiply(scale1, rest1), dx + at + TSimd.Count);
        }
    }

    /// <summary>x̂.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Normal<TSimd, TVector>(float* x, TVector mean, TVector scale)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Multiply(TSimd.Subtract(TSimd.Load(x), mean), scale);

    /// <summary>
    /// Σ_b dy · x̂ for each feature, in the order of a sum over the batch; four features at a time, repeating the last where they are not a
    /// multiple of four.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void GainGradient<TSimd, TVector>(NormLayer layer, Activations input, Activations statistics, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[4 * BatchSum.Partials];
        int panels = input.Panels, stride = input.PanelStride, gradientStride = outputGradient.PanelStride;
        for (int i = 0; i < layer.Features; i += 4)
        {
            int left = layer.Features - i;
            nint second = left > 1 ? Activations.PanelSamples : 0;
            nint third = left > 2 ? 2 * Activations.PanelSamples : 0;
            nint fourth = left > 3 ? 3 * Activations.PanelSamples : 0;
            for (int lane = 0; lane < BatchSum.Partials; lane += TSimd.Count)
            {
                TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
                float* x = input.Pointer + (i * Activations.PanelSamples) + lane;
                float* dy = outputGradient.Pointer + (i * Activations.PanelSamples) + lane;
                float* kept = statistics.Pointer + lane;
                for (int p = 0; p < panels; p++)
                {
                    for (int half = 0; half < Activations.PanelSamples; half += BatchSum.Partials)
                    {
                        TVector mean = TSimd.Load(kept + half), scale = TSimd.Load(kept + Activations.PanelSamples + half);
                        a = TSimd.Fma(TSimd.Load(dy + half), Normal<TSimd, TVector>(x + half, mean, scale), a);
                        b = TSimd.Fma(TSimd.Load(dy + second + half), Normal<TSimd, TVector>(x + second + half, mean, scale), b);
                        c = TSimd.Fma(TSimd.Load(dy + third + half), Normal<TSimd, TVector>(x + third + half, mean, scale), c);
                        d = TSimd.Fma(TSimd.Load(dy + fourth + half), Normal<TSimd, TVector>(x + fourth + half, mean, scale), d);
                    }

                    x += stride;
                    dy += gradientStride;
                    kept += statistics.PanelStride;
                }

                TSimd.Store(a, partial + lane);
                TSimd.Store(b, partial + BatchSum.Partials + lane);
                TSimd.Store(c, partial + (2 * BatchSum.Partials) + lane);
                TSimd.Store(d, partial + (3 * BatchSum.Partials) + lane);
            }

            Vector128<float> four = BatchSum.FourTrees(partial);
            for (int j = 0; j < 4 && j < left; j++)
                layer.Gradient.Gain[i + j] = four[j];
        }
    }
}
