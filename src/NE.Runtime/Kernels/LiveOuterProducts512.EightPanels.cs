using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;

namespace NE.Runtime.Kernels;

internal static unsafe partial class LiveOuterProducts
{
    /// <summary>Eight panels: the 16 vectors of an input stay in registers for all its sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EightPanels<TStart, TEnd>(in Operands sums, ref Walk walk)
        where TStart : struct, IStart
        where TEnd : struct, IEnd
    {
        nint inputStride = sums.InputStride;
        nint p1 = sums.GradientStride, p2 = 2 * p1, p3 = 3 * p1, p4 = 4 * p1, p5 = 5 * p1, p6 = 6 * p1, p7 = 7 * p1;
        ushort* offset = walk.Offset;
        byte* count = walk.Count;
        float* sum = walk.Sum;
        float* quarter = walk.Quarter;
        float* partial = walk.Partial;
        float* gradients = walk.Gradients;
        float* feature = walk.Feature;
        for (int input = walk.Inputs; input > 0; input--, feature += Activations.PanelSamples)
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
                Vector512<float> a = TStart.FromPartial ? Vector512.Load(partial) : Vector512<float>.Zero;
                Vector512<float> b = TStart.FromPartial ? Vector512.Load(partial + Partials) : Vector512<float>.Zero;
                Vector512<float> c = TStart.FromPartial ? Vector512.Load(partial + (2 * Partials)) : Vector512<float>.Zero;
                Vector512<float> d = TStart.FromPartial ? Vector512.Load(partial + (3 * Partials)) : Vector512<float>.Zero;
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
                if (TEnd.ToSum)
                {
                    OuterProducts.Quarter(a, b, c, d).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }
                else
                {
                    a.Store(partial);
                    b.Store(partial + Partials);
                    c.Store(partial + (2 * Partials));
                    d.Store(partial + (3 * Partials));
                }

                partial += 4 * Partials;
            }

            if (left == 3)
            {
                float* y0 = Row(gradients, offset[0]);
                float* y1 = Row(gradients, offset[1]);
                float* y2 = Row(gradients, offset[2]);
                Vector512<float> a = TStart.FromPartial ? Vector512.Load(partial) : Vector512<float>.Zero;
                Vector512<float> b = TStart.FromPartial ? Vector512.Load(partial + Partials) : Vector512<float>.Zero;
                Vector512<float> c = TStart.FromPartial ? Vector512.Load(partial + (2 * Partials)) : Vector512<float>.Zero;
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
                if (TEnd.ToSum)
                {
                    OuterProducts.Quarter(a, b, c, c).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }
                else
                {
                    a.Store(partial);
                    b.Store(partial + Partials);
                    c.Store(partial + (2 * Partials));
                }

                partial += 3 * Partials;
                offset += 4;
            }
            else if (left == 2)
            {
                float* y0 = Row(gradients, offset[0]);
                float* y1 = Row(gradients, offset[1]);
                Vector512<float> a = TStart.FromPartial ? Vector512.Load(partial) : Vector512<float>.Zero;
                Vector512<float> b = TStart.FromPartial ? Vector512.Load(partial + Partials) : Vector512<float>.Zero;
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
                if (TEnd.ToSum)
                {
                    OuterProducts.Quarter(a, b, b, b).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }
                else
                {
                    a.Store(partial);
                    b.Store(partial + Partials);
                }

                partial += 2 * Partials;
                offset += 4;
            }
            else if (left == 1)
            {
                float* y0 = Row(gradients, offset[0]);
                Vector512<float> a = TStart.FromPartial ? Vector512.Load(partial) : Vector512<float>.Zero;
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
                if (TEnd.ToSum)
                {
                    OuterProducts.Quarter(a, a, a, a).Store(quarter);
                    quarter = Next(quarter, ref sum);
                }
                else
                {
                    a.Store(partial);
                }

                partial += Partials;
                offset += 4;
            }
        }

        walk.End(offset, count, feature, sum, quarter);
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
}
