using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>The weight gradient at live positions with vectors of 16 lanes: a vector holds exactly the 16 partial sums of a weight.</summary>
internal static unsafe partial class LiveOuterProducts
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Vectors(in Operands sums)
    {
        // Four times four sums after two levels of the tree, and the sums of a sixteen.
        float* quarters = stackalloc float[4 * Partials];
        ushort* offset = sums.Plan.Offsets;
        int* slot = sums.Plan.Slots;
        byte* count = sums.Plan.Counts;
        float* result = sums.Result;
        nint inputStride = sums.InputStride, gradientStride = sums.GradientStride;
        int panels = sums.Panels, inputs = sums.Inputs;
        int made = 0;
        for (int chunk = 0; chunk < sums.Plan.Chunks; chunk++)
        {
            float* gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
            float* feature = sums.Input;
            for (int input = 0; input < inputs; input++, feature += Activations.PanelSamples)
            {
                for (int left = *count++; left > 0; left -= 4, offset += 4)
                {
                    Vector512<float> quarter = left switch
                    {
                        1 => One(feature, Row(gradients, offset[0]), inputStride, gradientStride, panels),
                        2 => Two(feature, Row(gradients, offset[0]), Row(gradients, offset[1]), inputStride, gradientStride, panels),
                        _ => Four(
                            feature,
                            Row(gradients, offset[0]),
                            Row(gradients, offset[1]),
                            Row(gradients, offset[2]),
                            Row(gradients, offset[3]),
                            inputStride,
                            gradientStride,
                            panels),
                    };
                    quarter.Store(quarters + (made * Partials));
                    if (++made == 4)
                    {
                        Scatter(quarters, slot, result);
                        slot += Partials;
                        made = 0;
                    }
                }
            }
        }

        if (made > 0)
        {
            for (; made < 4; made++)
                Vector512.Load(quarters + ((made - 1) * Partials)).Store(quarters + (made * Partials));

            Scatter(quarters, slot, result);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Four(
        float* x, float* y0, float* y1, float* y2, float* y3, nint inputStride, nint gradientStride, int panels)
    {
        Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
        nint at = 0;
        for (int p = panels; p > 0; p--)
        {
            Vector512<float> v = Vector512.Load(x);
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y0 + at), v, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Load(y1 + at), v, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Load(y2 + at), v, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Load(y3 + at), v, d);
            v = Vector512.Load(x + Partials);
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y0 + at + Partials), v, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Load(y1 + at + Partials), v, b);
            c = Vector512.FusedMultiplyAdd(Vector512.Load(y2 + at + Partials), v, c);
            d = Vector512.FusedMultiplyAdd(Vector512.Load(y3 + at + Partials), v, d);
            x += inputStride;
            at += gradientStride;
        }

        return OuterProducts.Quarter(a, b, c, d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Two(float* x, float* y0, float* y1, nint inputStride, nint gradientStride, int panels)
    {
        Vector512<float> a = Vector512<float>.Zero, b = a;
        nint at = 0;
        for (int p = panels; p > 0; p--)
        {
            Vector512<float> v = Vector512.Load(x);
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y0 + at), v, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Load(y1 + at), v, b);
            v = Vector512.Load(x + Partials);
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y0 + at + Partials), v, a);
            b = Vector512.FusedMultiplyAdd(Vector512.Load(y1 + at + Partials), v, b);
            x += inputStride;
            at += gradientStride;
        }

        return OuterProducts.Quarter(a, b, b, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> One(float* x, float* y, nint inputStride, nint gradientStride, int panels)
    {
        Vector512<float> a = Vector512<float>.Zero;
        for (int p = panels; p > 0; p--)
        {
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y), Vector512.Load(x), a);
            a = Vector512.FusedMultiplyAdd(Vector512.Load(y + Partials), Vector512.Load(x + Partials), a);
            x += inputStride;
            y += gradientStride;
        }

        return OuterProducts.Quarter(a, a, a, a);
    }

    /// <summary>The last two levels of the tree for 16 sums, and each to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scatter(float* quarters, int* slot, float* result)
    {
        Vector512<float> sixteen = OuterProducts.Sixteen(
            Vector512.Load(quarters),
            Vector512.Load(quarters + Partials),
            Vector512.Load(quarters + (2 * Partials)),
            Vector512.Load(quarters + (3 * Partials)));
        sixteen.Store(quarters);
        for (int i = 0; i < Partials; i++)
            result[slot[i]] = quarters[i];
    }
}
