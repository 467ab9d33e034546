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
    /// <summary>Number of rows whose gradients take half of the L1 cache, at batch 256 or less; they share the streamed inputs.</summary>
    private const int BandRows = 16;

    /// <summary>All pairs, in tiles of four outputs by four inputs: 16 sums in registers.</summary>
    private static void FourByFour<TShape, TStore>(in Operands sums)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        int band = Math.Clamp(8 * BandRows / sums.Panels & ~(TileRows - 1), TileRows, BandRows);
        for (int first = sums.From; first < sums.To; first += band)
        {
            int end = Math.Min(first + band, sums.To);
            int inputs = TShape.Inputs;
            if (TShape.Inputs % 4 == 1 && end - first == BandRows)
            {
                inputs--;
                SixteenByOne<TShape, TStore>(sums, first);
            }

            Band<TShape, TStore>(sums, first, end, inputs, band == BandRows);
        }
    }

    /// <summary>Some rows of the result. The bias gradient is computed along with the first four inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Band<TShape, TStore>(in Operands sums, int first, int end, int inputs, bool prefetch)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        int feature = 0;
        if (sums.Bias != null)
        {
            for (int output = first; output < end; output += TileRows)
                FirstTile<TShape, TStore>(sums, Math.Min(output, TShape.Outputs - TileRows));

            feature = 4;
        }

        for (; feature < inputs; feature += 4)
        {
            int column = Math.Min(feature, TShape.Inputs - 4);
            for (int output = first; output < end; output += TileRows)
            {
                // Each row of tiles prefetches one of the next four inputs, which are far apart in memory, panel by panel.
                int ahead = prefetch ? (4 + ((output - first) / TileRows)) * Activations.PanelSamples : 0;
                Tile<TShape, TStore, WithoutBias>(sums, Math.Min(output, TShape.Outputs - TileRows), column, ahead);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void FirstTile<TShape, TStore>(in Operands sums, int row)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
        => Tile<TShape, TStore, WithBias>(sums, row, 0, 0);

    /// <summary>Four outputs by four inputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TShape, TStore, TBias>(in Operands sums, int row, int column, int ahead)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
        where TBias : struct, IBias
    {
        Vector512<float> a0 = Vector512<float>.Zero, a1 = a0, a2 = a0, a3 = a0;
        Vector512<float> b0 = Vector512<float>.Zero, b1 = b0, b2 = b0, b3 = b0;
        Vector512<float> c0 = Vector512<float>.Zero, c1 = c0, c2 = c0, c3 = c0;
        Vector512<float> d0 = Vector512<float>.Zero, d1 = d0, d2 = d0, d3 = d0;
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
        float* y = sums.Gradient + (row * Activations.PanelSamples);
        float* x = sums.Input + (column * Activations.PanelSamples);
        for (int p = 0; p < sums.Panels; p++)
        {
            Sse.Prefetch0(x + ahead);
            Sse.Prefetch0(x + ahead + Partials);
            for (int half = 0; half < Activations.PanelSamples; half += Partials)
            {
                Vector512<float> x0 = Vector512.Load(x + half);
                Vector512<float> x1 = Vector512.Load(x + half + 32);
                Vector512<float> x2 = Vector512.Load(x + half + 64);
                Vector512<float> x3 = Vector512.Load(x + half + 96);
                Vector512<float> v = Vector512.Load(y + half);
                if (TBias.Wanted)
                    a += v;

                a0 = Vector512.FusedMultiplyAdd(v, x0, a0);
                a1 = Vector512.FusedMultiplyAdd(v, x1, a1);
                a2 = Vector512.FusedMultiplyAdd(v, x2, a2);
                a3 = Vector512.FusedMultiplyAdd(v, x3, a3);
                v = Vector512.Load(y + half + 32);
                if (TBias.Wanted)
                    b += v;

                b0 = Vector512.FusedMultiplyAdd(v, x0, b0);
                b1 = Vector512.FusedMultiplyAdd(v, x1, b1);
                b2 = Vector512.FusedMultiplyAdd(v, x2, b2);
                b3 = Vector512.FusedMultiplyAdd(v, x3, b3);
                v = Vector512.Load(y + half + 64);
                if (TBias.Wanted)
                    c += v;

                c0 = Vector512.FusedMultiplyAdd(v, x0, c0);
                c1 = Vector512.FusedMultiplyAdd(v, x1, c1);
                c2 = Vector512.FusedMultiplyAdd(v, x2, c2);
                c3 = Vector512.FusedMultiplyAdd(v, x3, c3);
                v = Vector512.Load(y + half + 96);
                if (TBias.Wanted)
                    d += v;

                d0 = Vector512.FusedMultiplyAdd(v, x0, d0);
                d1 = Vector512.FusedMultiplyAdd(v, x1, d1);
                d2 = Vector512.FusedMultiplyAdd(v, x2, d2);
                d3 = Vector512.FusedMultiplyAdd(v, x3, d3);
            }

            y += sums.GradientStride;
            x += sums.InputStride;
        }

        Vector512<float> tile = Sixteen(
            Quarter(a0, b0, c0, d0), Quarter(a1, b1, c1, d1), Quarter(a2, b2, c2, d2), Quarter(a3, b3, c3, d3));
        nint at = ((nint)row * TShape.Inputs) + column;
        TStore.Store(tile.GetLower().GetLower(), sums.Result, sums.Mask, at);
        TStore.Store(tile.GetLower().GetUpper(), sums.Result, sums.Mask, at + TShape.Inputs);
        TStore.Store(tile.GetUpper().GetLower(), sums.Result, sums.Mask, at + (2 * TShape.Inputs));
        TStore.Store(tile.GetUpper().GetUpper(), sums.Result, sums.Mask, at + (3 * TShape.Inputs));
        if (TBias.Wanted)
        {
            Vector512<float> four = Quarter(a, b, c, d);
            four += Avx512F.Permute4x32(four, 0x4E);
            four += Avx512F.Permute4x32(four, 0xB1);
            sums.Bias[row] = four[0];
            sums.Bias[row + 1] = four[4];
            sums.Bias[row + 2] = four[8];
            sums.Bias[row + 3] = four[12];
        }
    }

    /// <summary>Sixteen outputs by the last input, where one more tile of four inputs would recompute three of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixteenByOne<TShape, TStore>(in Operands sums, int row)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        Vector512<float> s0 = Vector512<float>.Zero, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        Vector512<float> s8 = s0, s9 = s0, s10 = s0, s11 = s0, s12 = s0, s13 = s0, s14 = s0, s15 = s0;
        float* y = sums.Gradient + (row * Activations.PanelSamples);
        float* x = sums.Input + ((TShape.Inputs - 1) * Activations.PanelSamples);
        for (int p = 0; p < sums.Panels; p++)
        {
            for (int half = 0; half < Activations.PanelSamples; half += Partials)
            {
                Vector512<float> v = Vector512.Load(x + half);
                s0 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half), v, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 32), v, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 64), v, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 96), v, s3);
                s4 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 128), v, s4);
                s5 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 160), v, s5);
                s6 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 192), v, s6);
                s7 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 224), v, s7);
                s8 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 256), v, s8);
                s9 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 288), v, s9);
                s10 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 320), v, s10);
                s11 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 352), v, s11);
                s12 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 384), v, s12);
                s13 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 416), v, s13);
                s14 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 448), v, s14);
                s15 = Vector512.FusedMultiplyAdd(Vector512.Load(y + half + 480), v, s15);
            }

            y += sums.GradientStride;
            x += sums.InputStride;
        }

        // Quarters of every fourth row, so that the sums come out in row order.
        Vector512<float> tile = Sixteen(
            Quarter(s0, s4, s8, s12), Quarter(s1, s5, s9, s13), Quarter(s2, s6, s10, s14), Quarter(s3, s7, s11, s15));
        nint at = ((nint)row * TShape.Inputs) + TShape.Inputs - 1;
        for (int i = 0; i < BandRows; i++, at += TShape.Inputs)
            TStore.Store(tile[i], sums.Result, sums.Mask, at);
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

    /// <summary>Compile-time switch: whether a tile also computes the bias gradient.</summary>
    private interface IBias
    {
        static abstract bool Wanted { get; }
    }

    private readonly struct WithBias : IBias
    {
        public static bool Wanted => true;
    }

    private readonly struct WithoutBias : IBias
    {
        public static bool Wanted => false;
    }
}
