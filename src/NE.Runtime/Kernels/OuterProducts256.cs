using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// The tiles for vectors of 8 lanes: two vectors hold the 16 partial sums of a pair; the first level of the tree is their sum.
/// </summary>
/// <remarks>
/// Some inputs are copied next to each other, so that they stay in the L1 cache while all outputs pass. The rest of the tree waits until the
/// sums of two outputs with all these inputs are there: its shuffles, between multiply-adds, took a fifth of their time (Zen 3).
/// </remarks>
internal static unsafe partial class OuterProducts
{
    private const int Lanes = 8;

    /// <summary>Inputs that take three quarters of the L1 cache at a batch of 256.</summary>
    private const int MostInputs = 24;

    /// <summary>Inputs per tile.</summary>
    private const int TileInputs = 3;

    /// <summary>Most panels for which the copy of one tile's inputs fits on the stack: 384 KB.</summary>
    private const int MostPanels = 1024;

    /// <summary>All pairs, in tiles of two outputs by three inputs.</summary>
    [SkipLocalsInit]
    private static void TwoByThree<TShape, TStore>(in Operands sums)
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        int most = Math.Clamp(8 * MostInputs / sums.Panels / TileInputs * TileInputs, TileInputs, MostInputs);
        float* inputs = stackalloc float[most * Activations.PanelSamples * sums.Panels];
        float* waiting = stackalloc float[2 * MostInputs * Lanes];
        for (int next = 0; next < TShape.Inputs; next += most)
        {
            int first = Math.Min(next, TShape.Inputs - TileInputs), count = Math.Min(most, TShape.Inputs - first);
            Copy(sums, first, count, inputs);
            for (int output = sums.From; output < sums.To; output += 2)
            {
                int row = Math.Min(output, TShape.Outputs - 2);
                float* y = sums.Gradient + (row * Activations.PanelSamples);
                for (int feature = 0; feature < count; feature += TileInputs)
                {
                    int column = Math.Min(feature, count - TileInputs);
                    Tile(y, sums.GradientStride, inputs + (column * Partials), count * Partials, sums.Panels, waiting + (column * Lanes));
                }

                nint at = ((nint)row * TShape.Inputs) + first;
                Finish<TStore>(waiting, count, sums, at);
                Finish<TStore>(waiting + (MostInputs * Lanes), count, sums, at + TShape.Inputs);
            }
        }
    }

    /// <summary>Copies some inputs to [16 samples][input].</summary>
    private static void Copy(in Operands sums, int first, int count, float* to)
    {
        float* panel = sums.Input + (first * Activations.PanelSamples);
        for (int p = sums.Panels; p > 0; p--, panel += sums.InputStride)
        {
            for (int half = 0; half < Activations.PanelSamples; half += Partials)
            {
                for (float* from = panel + half; from < panel + (count * Activations.PanelSamples); from += Activations.PanelSamples)
                {
                    Vector256.Load(from).Store(to);
                    Vector256.Load(from + Lanes).Store(to + Lanes);
                    to += Partials;
                }
            }
        }
    }

    /// <summary>Two outputs by three inputs, twelve sums in registers, up to the first level of the tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile(float* y, nint gradientStride, float* x, nint inputStride, int panels, float* waiting)
    {
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0;
        Vector256<float> b0 = a0, b1 = a0, b2 = a0, b3 = a0, b4 = a0, b5 = a0;
        for (int p = panels; p > 0; p--)
        {
            for (int half = 0; half < Activations.PanelSamples; half += Partials)
            {
                Vector256<float> v0 = Vector256.Load(y + half), v1 = Vector256.Load(y + half + 32);
                Vector256<float> u = Vector256.Load(x);
                a0 = Vector256.FusedMultiplyAdd(v0, u, a0);
                b0 = Vector256.FusedMultiplyAdd(v1, u, b0);
                u = Vector256.Load(x + 16);
                a1 = Vector256.FusedMultiplyAdd(v0, u, a1);
                b1 = Vector256.FusedMultiplyAdd(v1, u, b1);
                u = Vector256.Load(x + 32);
                a2 = Vector256.FusedMultiplyAdd(v0, u, a2);
                b2 = Vector256.FusedMultiplyAdd(v1, u, b2);
                v0 = Vector256.Load(y + half + 8);
                v1 = Vector256.Load(y + half + 40);
                u = Vector256.Load(x + 8);
                a3 = Vector256.FusedMultiplyAdd(v0, u, a3);
                b3 = Vector256.FusedMultiplyAdd(v1, u, b3);
                u = Vector256.Load(x + 24);
                a4 = Vector256.FusedMultiplyAdd(v0, u, a4);
                b4 = Vector256.FusedMultiplyAdd(v1, u, b4);
                u = Vector256.Load(x + 40);
                a5 = Vector256.FusedMultiplyAdd(v0, u, a5);
                b5 = Vector256.FusedMultiplyAdd(v1, u, b5);
                x += inputStride;
            }

            y += gradientStride;
        }

        (a0 + a3).Store(waiting);
        (a1 + a4).Store(waiting + Lanes);
        (a2 + a5).Store(waiting + (2 * Lanes));
        waiting += MostInputs * Lanes;
        (b0 + b3).Store(waiting);
        (b1 + b4).Store(waiting + Lanes);
        (b2 + b5).Store(waiting + (2 * Lanes));
    }

    /// <summary>The rest of the tree for the waiting sums of one output.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Finish<TStore>(float* waiting, int count, in Operands sums, nint at)
        where TStore : struct, IGradientStore
    {
        if (count < Lanes)
        {
            Vector256<float> few = Eight(waiting);
            for (int i = 0; i < count; i++)
                TStore.Store(few[i], sums.Result, sums.Mask, at + i);

            return;
        }

        for (int next = 0; next < count; next += Lanes)
        {
            // The last eight overlap their neighbours.
            int first = Math.Min(next, count - Lanes);
            Vector256<float> eight = Eight(waiting + (first * Lanes));
            TStore.Store(eight.GetLower(), sums.Result, sums.Mask, at + first);
            TStore.Store(eight.GetUpper(), sums.Result, sums.Mask, at + first + 4);
        }
    }

    /// <summary>The last three levels of the tree for eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(float* waiting)
    {
        Vector256<float> a = Waiting(waiting, 0, 4), b = Waiting(waiting, 1, 5), c = Waiting(waiting, 2, 6), d = Waiting(waiting, 3, 7);
        Vector256<float> ab = Pair(a, b), cd = Pair(c, d);
        return Avx.Shuffle(ab, cd, 0x88) + Avx.Shuffle(ab, cd, 0xDD);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Waiting(float* waiting, int first, int second) =>
        Halve(Vector256.Load(waiting + (first * Lanes)), Vector256.Load(waiting + (second * Lanes)));

    /// <summary>The second level of the tree for two vectors: [a | b], four lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Halve(Vector256<float> a, Vector256<float> b) =>
        Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);

    /// <summary>The third level for two such pairs: [a b | c d] from [a | c] and [b | d], two lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Pair(Vector256<float> ac, Vector256<float> bd) =>
        Avx.UnpackLow(ac.AsDouble(), bd.AsDouble()).AsSingle() + Avx.UnpackHigh(ac.AsDouble(), bd.AsDouble()).AsSingle();
}
