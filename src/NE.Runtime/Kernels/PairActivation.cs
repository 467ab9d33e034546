using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Activations with two features per unit: of n units, features i and n + i belong to unit i.</summary>
public static unsafe class PairActivation
{
    /// <summary>output = [first(input), second(input)].</summary>
    /// <typeparam name="TPair">The activation.</typeparam>
    /// <param name="input">z of n units.</param>
    /// <param name="output">Receives 2n features; must not be the input.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Forward<TPair>(Activations input, Activations output)
        where TPair : struct, IPairActivation
    {
        if (Vector512.IsHardwareAccelerated)
            Forward<Simd512, Vector512<float>, TPair>(input, output);
        else if (Vector256.IsHardwareAccelerated)
            Forward<Simd256, Vector256<float>, TPair>(input, output);
        else
            Forward<Simd128, Vector128<float>, TPair>(input, output);
    }

    /// <summary>input gradient = first' · gradient of the first features + second' · gradient of the second ones.</summary>
    /// <typeparam name="TPair">The activation.</typeparam>
    /// <param name="output">What <see cref="Forward{TPair}(Activations, Activations)"/> gave: 2n features.</param>
    /// <param name="outputGradient">The gradient with respect to it.</param>
    /// <param name="inputGradient">Receives the gradient with respect to z of n units.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Backward<TPair>(Activations output, Activations outputGradient, Activations inputGradient)
        where TPair : struct, IPairActivation
    {
        if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>, TPair>(output, outputGradient, inputGradient);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>, TPair>(output, outputGradient, inputGradient);
        else
            Backward<Simd128, Vector128<float>, TPair>(output, outputGradient, inputGradient);
    }

    internal static void Forward<TSimd, TVector, TPair>(Activations input, Activations output)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPair : struct, IPairActivation
    {
        Require.Features(output, 2 * input.Features);
        Require.SameBatch(input, output);
        int length = input.Features * Activations.PanelSamples;
        for (int p = 0; p < input.Panels; p++)
        {
            float* z = input.Panel(p), y = output.Panel(p);
            for (int i = 0; i < length; i += TSimd.Count)
            {
                TSimd.Store(TPair.Forward<TSimd, TVector>(TSimd.Load(z + i), out TVector second), y + i);
                TSimd.Store(second, y + length + i);
            }
        }
    }

    internal static void Backward<TSimd, TVector, TPair>(Activations output, Activations outputGradient, Activations inputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TPair : struct, IPairActivation
    {
        Require.Features(output, 2 * inputGradient.Features);
        Require.Features(outputGradient, output.Features);
        Require.SameBatch(output, outputGradient);
        Require.SameBatch(output, inputGradient);
        int length = inputGradient.Features * Activations.PanelSamples;
        for (int p = 0; p < output.Panels; p++)
        {
            float* y = output.Panel(p), g = outputGradient.Panel(p), result = inputGradient.Panel(p);
            for (int i = 0; i < length; i += TSimd.Count)
            {
                TSimd.Store(
                    TPair.Backward<TSimd, TVector>(TSimd.Load(g + i), TSimd.Load(g + length + i), TSimd.Load(y + i), TSimd.Load(y + length + i)),
                    result + i);
            }
        }
    }
}
