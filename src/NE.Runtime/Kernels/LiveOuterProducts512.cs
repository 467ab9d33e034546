using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>The weight gradient at live positions with vectors of 16 lanes: a vector holds exactly the 16 partial sums of a weight.</summary>
/// <remarks>
/// Four sums at a time go through two levels of the tree at once; such a quarter waits in memory, right where its sums will stand, until
/// four of them make the last two levels of sixteen sums.
/// </remarks>
internal static unsafe partial class LiveOuterProducts
{
    /// <summary>Panels whose 16 vectors of an input fit the registers.</summary>
    private const int PanelsOfBlock = 8;

    /// <summary>Weights whose partial sums wait at most: 128 KB, an eighth of a usual second-level cache.</summary>
    private const int MostWaiting = 2048;

    /// <summary>All sums of some chunks.</summary>
    [SkipLocalsInit]
    private static void Chunks(in Operands sums, int firstChunk, int endChunk)
    {
        float* partial = stackalloc float[(MostWaiting + 3) * Partials];
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            sums.SumBiases<Simd512, Vector512<float>>(chunk);
            var walk = new Walk(sums, chunk, partial);
            if (sums.Panels == PanelsOfBlock)
                EightPanels<FromZero, ToSum>(sums, ref walk);
            else if (sums.Panels < PanelsOfBlock)
                AnyPanels<FromZero>(sums, ref walk, sums.Panels);
            else
                Blocks(sums, ref walk);

            Finish(walk.Sum);
        }
    }

    /// <summary>
    /// Larger batches, eight panels at a time: partial sums of as many weights as fit wait in memory from one block of panels to the next.
    /// </summary>
    private static void Blocks(in Operands sums, ref Walk walk)
    {
        byte* end = walk.Count + sums.Inputs;
        while (walk.Count < end)
        {
            walk.Inputs = 0;
            for (int waiting = 0; walk.Count + walk.Inputs < end; walk.Inputs++)
            {
                waiting += walk.Count[walk.Inputs];
                if (waiting > MostWaiting)
                    break;
            }

            Walk block = walk;
            EightPanels<FromZero, ToPartial>(sums, ref block);
            int done = PanelsOfBlock;
            for (; done + PanelsOfBlock < sums.Panels; done += PanelsOfBlock)
            {
                block = walk.At(done * sums.InputStride, done * sums.GradientStride);
                EightPanels<FromPartial, ToPartial>(sums, ref block);
            }

            block = walk.At(done * sums.InputStride, done * sums.GradientStride);
            if (sums.Panels - done == PanelsOfBlock)
                EightPanels<FromPartial, ToSum>(sums, ref block);
            else
                AnyPanels<FromPartial>(sums, ref block, sums.Panels - done);

            walk.Follow(block);
        }
    }

    /// <summary>A few panels: an input is read again for each four sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AnyPanels<TStart>(in Operands sums, ref Walk walk, int panels)
        where TStart : struct, IStart
    {
        ushort* offset = walk.Offset;
        byte* count = walk.Count;
        float* sum = walk.Sum;
        float* quarter = walk.Quarter;
        float* partial = walk.Partial;
        float* feature = walk.Feature;
        for (int input = walk.Inputs; input > 0; input--, feature += Activations.PanelSamples)
        {
            for (int left = *count++; left > 0; left -= 4, offset += 4)
            {
                float* x = feature;
                float* y0 = Row(walk.Gradients, offset[0]);
                float* y1 = Row(walk.Gradients, offset[1]);
                float* y2 = Row(walk.Gradients, offset[2]);
                float* y3 = Row(walk.Gradients, offset[3]);
                Vector512<float> a = Vector512<float>.Zero, b = a, c = a, d = a;
                if (TStart.FromPartial)
                {
                    // Behind the last sum of an input stand those of the next one, or nothing that anyone reads.
                    a = Vector512.Load(partial);
                    b = Vector512.Load(partial + Partials);
                    c = Vector512.Load(partial + (2 * Partials));
                    d = Vector512.Load(partial + (3 * Partials));
                    partial += Math.Min(left, 4) * Partials;
                }

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
                    x += sums.InputStride;
                    at += sums.GradientStride;
                }

                OuterProducts.Quarter(a, b, c, d).Store(quarter);
                quarter = Next(quarter, ref sum);
            }
        }

        walk.End(offset, count, feature, sum, quarter);
    }

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

    /// <summary>What partial sums start from, as a constant.</summary>
    private interface IStart
    {
        static abstract bool FromPartial { get; }
    }

    /// <summary>What partial sums become, as a constant.</summary>
    private interface IEnd
    {
        static abstract bool ToSum { get; }
    }

    private readonly struct FromZero : IStart
    {
        static bool IStart.FromPartial => false;
    }

    private readonly struct FromPartial : IStart
    {
        static bool IStart.FromPartial => true;
    }

    private readonly struct ToPartial : IEnd
    {
        static bool IEnd.ToSum => false;
    }

    private readonly struct ToSum : IEnd
    {
        static bool IEnd.ToSum => true;
    }

    /// <summary>How far the sums of a chunk have come.</summary>
    private struct Walk
    {
        public ushort* Offset;
        public byte* Count;
        public float* Feature;
        public float* Gradients;
        public float* Sum;
        public float* Quarter;
        public float* Partial;
        public int Inputs;

        /// <summary>The beginning of a chunk, with all inputs.</summary>
        public Walk(in Operands sums, int chunk, float* partial)
        {
            int first = 4 * sums.Plan.Starts[chunk];
            Offset = sums.Plan.Offsets + first;
            Count = sums.Plan.Counts + (chunk * sums.Inputs);
            Feature = sums.Input;
            Gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
            Sum = sums.Plan.Sums + first;
            Quarter = Sum;
            Partial = partial;
            Inputs = sums.Inputs;
        }

        /// <summary>The same sums for other samples.</summary>
        public readonly Walk At(int input, int gradient)
        {
            Walk other = this;
            other.Feature += input;
            other.Gradients += gradient;
            return other;
        }

        /// <summary>Goes on where another walk with the same sums ended.</summary>
        public void Follow(in Walk other)
        {
            Feature += Inputs * Activations.PanelSamples;
            Offset = other.Offset;
            Count = other.Count;
            Sum = other.Sum;
            Quarter = other.Quarter;
        }

        /// <summary>Remembers the end of a walk.</summary>
        public void End(ushort* offset, byte* count, float* feature, float* sum, float* quarter)
        {
            Offset = offset;
            Count = count;
            Feature = feature;
            Sum = sum;
            Quarter = quarter;
        }
    }
}
