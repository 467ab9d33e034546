using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Elementwise operations.</summary>
public static unsafe class Elementwise
{
    /// <summary>to = from, bit by bit.</summary>
    /// <param name="from">Read.</param>
    /// <param name="to">Receives the values of all samples.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Copy(Activations from, Activations to)
    {
        Require.Features(to, from.Features);
        Require.SameBatch(from, to);
        int length = from.Features * Activations.PanelSamples;
        for (int p = 0; p < from.Panels; p++)
        {
            new ReadOnlySpan<float>(from.Pointer + ((nint)p * from.PanelStride), length)
                .CopyTo(new Span<float>(to.Pointer + ((nint)p * to.PanelStride), length));
        }
    }

    /// <summary>to = factor · from.</summary>
    /// <param name="from">Read.</param>
    /// <param name="factor">The factor, for example the action limit.</param>
    /// <param name="to">Receives the products; may be the same values.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Scale(Activations from, float factor, Activations to)
    {
        if (Vector512.IsHardwareAccelerated)
            Scale<Simd512, Vector512<float>>(from, factor, to);
        else if (Vector256.IsHardwareAccelerated)
            Scale<Simd256, Vector256<float>>(from, factor, to);
        else
            Scale<Simd128, Vector128<float>>(from, factor, to);
    }

    /// <summary>
    /// to = first + second: a residual connection, or the gradients of two readers of one value. With more readers, add in the order of the
    /// network, because the order affects the bits.
    /// </summary>
    /// <param name="first">Read.</param>
    /// <param name="second">Read.</param>
    /// <param name="to">Receives the sums; may be either of them.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Sum(Activations first, Activations second, Activations to)
    {
        if (Vector512.IsHardwareAccelerated)
            Sum<Simd512, Vector512<float>>(first, second, to);
        else if (Vector256.IsHardwareAccelerated)
            Sum<Simd256, Vector256<float>>(first, second, to);
        else
            Sum<Simd128, Vector128<float>>(first, second, to);
    }

    internal static void Scale<TSimd, TVector>(Activations from, float factor, Activations to)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(to, from.Features);
        Require.SameBatch(from, to);
        TVector scale = TSimd.Create(factor);
        int length = from.Features * Activations.PanelSamples;
        for (int p = 0; p < from.Panels; p++)
        {
            float* x = from.Pointer + ((nint)p * from.PanelStride);
            float* y = to.Pointer + ((nint)p * to.PanelStride);
            for (int i = 0; i < length; i += TSimd.Count)
                TSimd.Store(TSimd.Multiply(scale, TSimd.Load(x + i)), y + i);
        }
    }

    internal static void Sum<TSimd, TVector>(Activations first, Activations second, Activations to)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(second, first.Features);
        Require.Features(to, first.Features);
        Require.SameBatch(first, second);
        Require.SameBatch(first, to);
        int length = first.Features * Activations.PanelSamples;
        for (int p = 0; p < first.Panels; p++)
        {
            float* a = first.Panel(p), b = second.Panel(p), y = to.Panel(p);
            for (int i = 0; i < length; i += TSimd.Count)
                TSimd.Store(TSimd.Add(TSimd.Load(a + i), TSimd.Load(b + i)), y + i);
        }
    }
}
