using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Standalone activation functions, for use where they are not fused into a product.</summary>
public static unsafe class Activation
{
    /// <summary>output = act(input).</summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="input">z.</param>
    /// <param name="output">Receives act(z); may be the input.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Forward<TActivation>(Activations input, Activations output)
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
            Forward<Simd512, Vector512<float>, TActivation>(input, output);
        else if (Vector256.IsHardwareAccelerated)
            Forward<Simd256, Vector256<float>, TActivation>(input, output);
        else
            Forward<Simd128, Vector128<float>, TActivation>(input, output);
    }

    /// <summary>input gradient = output gradient ⊙ act'(value).</summary>
    /// <typeparam name="TActivation">The activation.</typeparam>
    /// <param name="value">The output of the activation where <see cref="IActivation.FromOutput"/>, else its input.</param>
    /// <param name="outputGradient">The gradient with respect to the output.</param>
    /// <param name="inputGradient">Receives the gradient with respect to the input; may be the output's.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Backward<TActivation>(Activations value, Activations outputGradient, Activations inputGradient)
        where TActivation : struct, IActivation
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>, TActivation>(value, outputGradient, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>, TActivation>(value, outputGradient, inputGradient);
        else
            Backward<Simd128, Vector128<float>, TActivation>(value, outputGradient, inputGradient);
    }

    internal static void Forward<TSimd, TVector, TActivation>(Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        Require.Features(output, input.Features);
        Require.SameBatch(input, output);
        int length = input.Features * Activations.PanelSamples;
        for (int p = 0; p < input.Panels; p++)
        {
            float* x = input.Pointer + ((nint)p * input.PanelStride);
            float* y = output.Pointer + ((nint)p * output.PanelStride);
            for (int i = 0; i < length; i += TSimd.Count)
                TSimd.Store(TActivation.Forward<TSimd, TVector>(TSimd.Load(x + i)), y + i);
        }
    }

    internal static void Backward<TSimd, TVector, TActivation>(
        Activations value, Activations outputGradient, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TActivation : struct, IActivation
    {
        Require.Features(outputGradient, value.Features);
        Require.SameBatch(value, outputGradient);
        Require.Features(inputGradient, value.Features);
        Require.SameBatch(value, inputGradient);
        int length = value.Features * Activations.PanelSamples;
        for (int p = 0; p < value.Panels; p++)
        {
            float* x = value.Pointer + ((nint)p * value.PanelStride);
            float* g = outputGradient.Pointer + ((nint)p * outputGradient.PanelStride);
            float* result = inputGradient.Pointer + ((nint)p * inputGradient.PanelStride);
            for (int i = 0; i < length; i += TSimd.Count)
                TSimd.Store(TActivation.Backward<TSimd, TVector>(TSimd.Load(g + i), TSimd.Load(x + i)), result + i);
        }
    }
}
