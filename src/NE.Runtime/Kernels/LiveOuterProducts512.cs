using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>The weight gradient at live positions with vectors of 16 lanes: a vector holds exactly the 16 partial sums of a weight.</summary>
/// <remarks>
/// Four sums at a time go through two levels of the tree at once; such a quarter waits in memory, right where its sums will stand, until
/// four of them make the last two levels of sixteen sums.
/// </remarks>
internal static unsafe partial class LiveOuterProducts
{
    /// <summary>Any batch: an input is read again for each four sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AnyPanels(in Operands sums, int firstChunk, int endChunk)
    {
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            int first = 4 * sums.Plan.Starts[chunk];
            ushort* offset = sums.Plan.Offsets + first;
            byte* count = sums.Plan.Counts + (chunk * sums.Inputs);
            float* sum = sums.Plan.Sums + first;
            float* quarter = sum;
            float* gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
            float* feature = sums.Input;
            for (int input = 0; input < sums.Inputs; input++, feature += Activations.PanelSamples)
            {
                for (int left = *count++; left > 0; left -= 4, offset += 4)
                {
                    float* x = feature;
                    float* y0 = Row(gradients, offset[0]);
                    float* y1 = Row(gradients, offset[1]);
                    float* y2 = Row(gradients, offset[2]);
                    float* y3 = Row(gradients, offset[3]);
                    Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
                    nint at = 0;
                    for (int p = sums.Panels; p > 0; p--)
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
                        x += sums.InputStride;
                        at += sums.GradientStride;
                    }

                    OuterProducts.Quarter(a, b, c, d).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }
            }

            Finish(sum);
        }
    }

    /// <summary>Batches of eight panels: the 16 vectors of an input stay in registers for all its sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightPanels(in Operands sums, int firstChunk, int endChunk)
    {
        nint inputStride = sums.InputStride;
        int inputs = sums.Inputs;
        nint p1 = sums.GradientStride, p2 = 2 * p1, p3 = 3 * p1, p4 = 4 * p1, p5 = 5 * p1, p6 = 6 * p1, p7 = 7 * p1;
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            int first = 4 * sums.Plan.Starts[chunk];
            ushort* offset = sums.Plan.Offsets + first;
            byte* count = sums.Plan.Counts + (chunk * sums.Inputs);
            float* sum = sums.Plan.Sums + first;
            float* quarter = sum;
            float* gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
            float* feature = sums.Input;
            for (int input = 0; input < inputs; input++, feature += Activations.PanelSamples)
            {
                int left = *count++;
                if (left == 0)
                    continue;

                float* x = feature;
                Vector512<float> x0 = Vector512.Load(x), x1 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x2 = Vector512.Load(x), x3 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x4 = Vector512.Load(x), x5 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x6 = Vector512.Load(x), x7 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x8 = Vector512.Load(x), x9 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x10 = Vector512.Load(x), x11 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x12 = Vector512.Load(x), x13 = Vector512.Load(x + Partials);
                x += inputStride;
                Vector512<float> x14 = Vector512.Load(x), x15 = Vector512.Load(x + Partials);

                for (; left >= 4; left -= 4, offset += 4)
                {
                    float* y0 = Row(gradients, offset[0]);
                    float* y1 = Row(gradients, offset[1]);
                    float* y2 = Row(gradients, offset[2]);
                    float* y3 = Row(gradients, offset[3]);
                    Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
                    Add(x0, y0, y1, y2, y3, ref a, ref b, ref c, ref d);
                    Add(x1, y0 + Partials, y1 + Partials, y2 + Partials, y3 + Partials, ref a, ref b, ref c, ref d);
                    Add(x2, y0 + p1, y1 + p1, y2 + p1, y3 + p1, ref a, ref b, ref c, ref d);
                    Add(x3, y0 + p1 + Partials, y1 + p1 + Partials, y2 + p1 + Partials, y3 + p1 + Partials, ref a, ref b, ref c, ref d);
                    Add(x4, y0 + p2, y1 + p2, y2 + p2, y3 + p2, ref a, ref b, ref c, ref d);
                    Add(x5, y0 + p2 + Partials, y1 + p2 + Partials, y2 + p2 + Partials, y3 + p2 + Partials, ref a, ref b, ref c, ref d);
                    Add(x6, y0 + p3, y1 + p3, y2 + p3, y3 + p3, ref a, ref b, ref c, ref d);
                    Add(x7, y0 + p3 + Partials, y1 + p3 + Partials, y2 + p3 + Partials, y3 + p3 + Partials, ref a, ref b, ref c, ref d);
                    Add(x8, y0 + p4, y1 + p4, y2 + p4, y3 + p4, ref a, ref b, ref c, ref d);
                    Add(x9, y0 + p4 + Partials, y1 + p4 + Partials, y2 + p4 + Partials, y3 + p4 + Partials, ref a, ref b, ref c, ref d);
                    Add(x10, y0 + p5, y1 + p5, y2 + p5, y3 + p5, ref a, ref b, ref c, ref d);
                    Add(x11, y0 + p5 + Partials, y1 + p5 + Partials, y2 + p5 + Partials, y3 + p5 + Partials, ref a, ref b, ref c, ref d);
                    Add(x12, y0 + p6, y1 + p6, y2 + p6, y3 + p6, ref a, ref b, ref c, ref d);
                    Add(x13, y0 + p6 + Partials, y1 + p6 + Partials, y2 + p6 + Partials, y3 + p6 + Partials, ref a, ref b, ref c, ref d);
                    Add(x14, y0 + p7, y1 + p7, y2 + p7, y3 + p7, ref a, ref b, ref c, ref d);
                    Add(x15, y0 + p7 + Partials, y1 + p7 + Partials, y2 + p7 + Partials, y3 + p7 + Partials, ref a, ref b, ref c, ref d);
                    OuterProducts.Quarter(a, b, c, d).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }

                if (left == 3)
                {
                    float* y0 = Row(gradients, offset[0]);
                    float* y1 = Row(gradients, offset[1]);
                    float* y2 = Row(gradients, offset[2]);
                    Vector512<float> a = Vector512<float>.Zero, b = a, c = a;
                    Add(x0, y0, y1, y2, ref a, ref b, ref c);
                    Add(x1, y0 + Partials, y1 + Partials, y2 + Partials, ref a, ref b, ref c);
                    Add(x2, y0 + p1, y1 + p1, y2 + p1, ref a, ref b, ref c);
                    Add(x3, y0 + p1 + Partials, y1 + p1 + Partials, y2 + p1 + Partials, ref a, ref b, ref c);
                    Add(x4, y0 + p2, y1 + p2, y2 + p2, ref a, ref b, ref c);
                    Add(x5, y0 + p2 + Partials, y1 + p2 + Partials, y2 + p2 + Partials, ref a, ref b, ref c);
                    Add(x6, y0 + p3, y1 + p3, y2 + p3, ref a, ref b, ref c);
                    Add(x7, y0 + p3 + Partials, y1 + p3 + Partials, y2 + p3 + Partials, ref a, ref b, ref c);
                    Add(x8, y0 + p4, y1 + p4, y2 + p4, ref a, ref b, ref c);
                    Add(x9, y0 + p4 + Partials, y1 + p4 + Partials, y2 + p4 + Partials, ref a, ref b, ref c);
                    Add(x10, y0 + p5, y1 + p5, y2 + p5, ref a, ref b, ref c);
                    Add(x11, y0 + p5 + Partials, y1 + p5 + Partials, y2 + p5 + Partials, ref a, ref b, ref c);
                    Add(x12, y0 + p6, y1 + p6, y2 + p6, ref a, ref b, ref c);
                    Add(x13, y0 + p6 + Partials, y1 + p6 + Partials, y2 + p6 + Partials, ref a, ref b, ref c);
                    Add(x14, y0 + p7, y1 + p7, y2 + p7, ref a, ref b, ref c);
                    Add(x15, y0 + p7 + Partials, y1 + p7 + Partials, y2 + p7 + Partials, ref a, ref b, ref c);
                    OuterProducts.Quarter(a, b, c, c).Store(quarter);
                    quarter = Next(quarter, ref sum);
                    offset += 4;
                }
                else if (left == 2)
                {
                    float* y0 = Row(gradients, offset[0]);
                    float* y1 = Row(gradients, offset[1]);
                    Vector512<float> a = Vector512<float>.Zero, b = a;
                    Add(x0, y0, y1, ref a, ref b);
                    Add(x1, y0 + Partials, y1 + Partials, ref a, ref b);
                    Add(x2, y0 + p1, y1 + p1, ref a, ref b);
                    Add(x3, y0 + p1 + Partials, y1 + p1 + Partials, ref a, ref b);
                    Add(x4, y0 + p2, y1 + p2, ref a, ref b);
                    Add(x5, y0 + p2 + Partials, y1 + p2 + Partials, ref a, ref b);
                    Add(x6, y0 + p3, y1 + p3, ref a, ref b);
                    Add(x7, y0 + p3 + Partials, y1 + p3 + Partials, ref a, ref b);
                    Add(x8, y0 + p4, y1 + p4, ref a, ref b);
                    Add(x9, y0 + p4 + Partials, y1 + p4 + Partials, ref a, ref b);
                    Add(x10, y0 + p5, y1 + p5, ref a, ref b);
                    Add(x11, y0 + p5 + Partials, y1 + p5 + Partials, ref a, ref b);
                    Add(x12, y0 + p6, y1 + p6, ref a, ref b);
                    Add(x13, y0 + p6 + Partials, y1 + p6 + Partials, ref a, ref b);
                    Add(x14, y0 + p7, y1 + p7, ref a, ref b);
                    Add(x15, y0 + p7 + Partials, y1 + p7 + Partials, ref a, ref b);
                    OuterProducts.Quarter(a, b, b, b).Store(quarter);
                    quarter = Next(quarter, ref sum);
                    offset += 4;
                }
                else if (left == 1)
                {
                    float* y0 = Row(gradients, offset[0]);
                    Vector512<float> a = Vector512<float>.Zero;
                    Add(x0, y0, ref a);
                    Add(x1, y0 + Partials, ref a);
                    Add(x2, y0 + p1, ref a);
                    Add(x3, y0 + p1 + Partials, ref a);
                    Add(x4, y0 + p2, ref a);
                    Add(x5, y0 + p2 + Partials, ref a);
                    Add(x6, y0 + p3, ref a);
                    Add(x7, y0 + p3 + Partials, ref a);
                    Add(x8, y0 + p4, ref a);
                    Add(x9, y0 + p4 + Partials, ref a);
                    Add(x10, y0 + p5, ref a);
                    Add(x11, y0 + p5 + Partials, ref a);
                    Add(x12, y0 + p6, ref a);
                    Add(x13, y0 + p6 + Partials, ref a);
                    Add(x14, y0 + p7, ref a);
                    Add(x15, y0 + p7 + Partials, ref a);
                    OuterProducts.Quarter(a, a, a, a).Store(quarter);
                    quarter = Next(quarter, ref sum);
                    offset += 4;
                }
            }

            Finish(sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<float> x, float* y, ref Vector512<float> a) =>
        a = Vector512.FusedMultiplyAdd(Vector512.Load(y), x, a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<float> x, float* y0, float* y1, ref Vector512<float> a, ref Vector512<float> b)
    {
        Add(x, y0, ref a);
        Add(x, y1, ref b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        Vector512<float> x, float* y0, float* y1, float* y2, ref Vector512<float> a, ref Vector512<float> b, ref Vector512<float> c)
    {
        Add(x, y0, y1, ref a, ref b);
        Add(x, y2, ref c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        Vector512<float> x,
        float* y0,
        float* y1,
        float* y2,
        float* y3,
        ref Vector512<float> a,
        ref Vector512<float> b,
        ref Vector512<float> c,
        ref Vector512<float> d)
    {
        Add(x, y0, y1, ref a, ref b);
        Add(x, y2, y3, ref c, ref d);
    }

    /// <summary>Where the next quarter waits; the fourth finishes sixteen sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Next(float* quarter, ref float* sum)
    {
        quarter += Partials;
        if (quarter != sum + (4 * Partials))
            return quarter;

        Finish(sum);
        sum += Partials;
        return sum;
    }

    /// <summary>The last two levels of the tree for the four quarters that begin here; what comes of an old quarter is not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(float* sum) =>
        OuterProducts.Sixteen(
            Vector512.Load(sum),
            Vector512.Load(sum + Partials),
            Vector512.Load(sum + (2 * Partials)),
            Vector512.Load(sum + (3 * Partials))).Store(sum);
}
