using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// The tiles for vectors of 16 lanes: a vector holds exactly the 16 partial sums of a pair, and the tree is shuffles of 16 such vectors.
/// </summary>
internal static unsafe partial class OuterProducts
{
    /// <summary>Four outputs by four inputs: 16 sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByFour<TShape, TStore>(in Operands sums)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        int inputStride = sums.InputStride, gradientStride = sums.GradientStride, panels = sums.Panels;
        for (int output = sums.From; output < sums.To; output += TileRows)
        {
            int row = Math.Min(output, TShape.Outputs - 4);
            for (int feature = 0; feature < TShape.Inputs; feature += 4)
            {
                int column = Math.Min(feature, TShape.Inputs - 4);
                Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
                Vector512<float> b0 = Vector512<float>.Zero, b1 = b0, b2 = b0, b3 = b0;
                Vector512<float> c0 = Vector512<float>.Zero, c1 = c0, c2 = c0, c3 = c0;
                Vector512<float> d0 = Vector512<float>.Zero, d1 = d0, d2 = d0, d3 = d0;
                float* y = sums.Gradient + (row * Activations.PanelSamples);
                float* x = sums.Input + (column * Activations.PanelSamples);
                for (int p = 0; p < panels; p++)
                {
                    for (int half = 0; half < Activations.PanelSamples; half += Partials)
                    {
                        Vector512<float> x0 = Vector512.Load(x + half);
                        Vector512<float> x1 = Vector512.Load(x + half + 32);
                        Vector512<float> x2 = Vector512.Load(x + half + 64);
                        Vector512<float> x3 = Vector512.Load(x + half + 96);
                        Vector512<float> v = Vector512.Load(y + half);
                        a0 = Vector512.FusedMultiplyAdd(v, x0, a0);
                        a1 = Vector512.FusedMultiplyAdd(v, x1, a1);
                        a2 = Vector512.FusedMultiplyAdd(v, x2, a2);
                        a3 = Vector512.FusedMultiplyAdd(v, x3, a3);
                        v = Vector512.Load(y + half + 32);
                        b0 = Vector512.FusedMultiplyAdd(v, x0, b0);
                        b1 = Vector512.FusedMultiplyAdd(v, x1, b1);
                        b2 = Vector512.FusedMultiplyAdd(v, x2, b2);
                        b3 = Vector512.FusedMultiplyAdd(v, x3, b3);
                        v = Vector512.Load(y + half + 64);
                        c0 = Vector512.FusedMultiplyAdd(v, x0, c0);
                        c1 = Vector512.FusedMultiplyAdd(v, x1, c1);
                        c2 = Vector512.FusedMultiplyAdd(v, x2, c2);
                        c3 = Vector512.FusedMultiplyAdd(v, x3, c3);
                        v = Vector512.Load(y + half + 96);
                        d0 = Vector512.FusedMultiplyAdd(v, x0, d0);
                        d1 = Vector512.FusedMultiplyAdd(v, x1, d1);
                        d2 = Vector512.FusedMultiplyAdd(v, x2, d2);
                        d3 = Vector512.FusedMultiplyAdd(v, x3, d3);
                    }

                    y += gradientStride;
                    x += inputStride;
                }

                Vector512<float> tile = Sixteen(
                    Quarter(a0, b0, c0, d0), Quarter(a1, b1, c1, d1), Quarter(a2, b2, c2, d2), Quarter(a3, b3, c3, d3));
                nint at = ((nint)row * TShape.Inputs) + column;
                TStore.Store(tile.GetLower().GetLower(), sums.Result, sums.Mask, at);
                TStore.Store(tile.GetLower().GetUpper(), sums.Result, sums.Mask, at + TShape.Inputs);
                TStore.Store(tile.GetUpper().GetLower(), sums.Result, sums.Mask, at + (2 * TShape.Inputs));
                TStore.Store(tile.GetUpper().GetUpper(), sums.Result, sums.Mask, at + (3 * TShape.Inputs));
            }
        }
    }

    /// <summary>One output by four inputs, for layers of fewer than four outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByFour<TShape, TStore>(in Operands sums)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        int inputStride = sums.InputStride, gradientStride = sums.GradientStride, panels = sums.Panels;
        for (int row = sums.From; row < sums.To; row++)
        {
            for (int feature = 0; feature < TShape.Inputs; feature += 4)
            {
                int column = Math.Min(feature, TShape.Inputs - 4);
                Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
                float* y = sums.Gradient + (row * Activations.PanelSamples);
                float* x = sums.Input + (column * Activations.PanelSamples);
                for (int p = 0; p < panels; p++)
                {
                    for (int half = 0; half < Activations.PanelSamples; half += Partials)
                    {
                        Vector512<float> v = Vector512.Load(y + half);
                        a0 = Vector512.FusedMultiplyAdd(v, Vector512.Load(x + half), a0);
                        a1 = Vector512.FusedMultiplyAdd(v, Vector512.Load(x + half + 32), a1);
                        a2 = Vector512.FusedMultiplyAdd(v, Vector512.Load(x + half + 64), a2);
                        a3 = Vector512.FusedMultiplyAdd(v, Vector512.Load(x + half + 96), a3);
                    }

                    y += gradientStride;
                    x += inputStride;
                }

                Vector512<float> tile = Sixteen(
                    Quarter(a0, a0, a0, a0), Quarter(a1, a1, a1, a1), Quarter(a2, a2, a2, a2), Quarter(a3, a3, a3, a3));
                TStore.Store(tile.GetLower().GetLower(), sums.Result, sums.Mask, ((nint)row * TShape.Inputs) + column);
            }
        }
    }

    /// <summary>The first two levels of the tree for four vectors: lanes 4 i to 4 i + 3 hold those of vector i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Quarter(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d)
    {
        Vector512<float> ab = Halve(a, b), cd = Halve(c, d);
        return Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xDD);
    }

    /// <summary>The first level for two vectors: [a | b], 8 lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Halve(Vector512<float> a, Vector512<float> b) =>
        Avx512F.Shuffle4x128(a, b, 0x44) + Avx512F.Shuffle4x128(a, b, 0xEE);

    /// <summary>The last two levels for four quarters: lane 4 i + j is the sum of vector i of quarter j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector512<float> Sixteen(Vector512<float> q0, Vector512<float> q1, Vector512<float> q2, Vector512<float> q3)
    {
        Vector512<float> low = Pair(q0, q1), high = Pair(q2, q3);
        return Avx512F.Shuffle(low, high, 0x88) + Avx512F.Shuffle(low, high, 0xDD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Pair(Vector512<float> a, Vector512<float> b) =>
        Avx512F.UnpackLow(a.AsDouble(), b.AsDouble()).AsSingle() + Avx512F.UnpackHigh(a.AsDouble(), b.AsDouble()).AsSingle();
}
