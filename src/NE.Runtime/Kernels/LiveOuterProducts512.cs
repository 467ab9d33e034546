using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The weight gradient at live positions with vectors of 16 lanes: a vector holds exactly the 16 partial sums of a weight.
/// </summary>
/// <remarks>
/// Four sums at a time go through two levels of the tree at once; such a quarter stays in memory, where its sums will be stored, until four
/// of them form the last two levels of sixteen sums.
/// </remarks>
internal static unsafe partial class LiveOuterProducts
{
    /// <summary>Number of panels for which one input's 16 vectors fit in registers.</summary>
    private const int PanelsOfBlock = 8;

    /// <summary>Largest number of weights whose partial sums are pending in memory: 128 KB, an eighth of a typical L2 cache.</summary>
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
    /// Larger batches, eight panels at a time: the partial sums of as many weights as fit are kept in memory from one block of panels to
    /// the next.
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

    /// <summary>A few panels: an input is reread for every four sums.</summary>
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
                    // The last sum of an input is followed by those of the next one, or by memory that is never read.
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

    /// <summary>Where the next quarter is stored; the fourth finishes sixteen sums.</summary>
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

    /// <summary>The last two levels of the tree for the four quarters that begin here; results of stale quarters are not read.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(float* sum) =>
        OuterProducts.Sixteen(
            Vector512.Load(sum),
            Vector512.Load(sum + Partials),
            Vector512.Load(sum + (2 * Partials)),
            Vector512.Load(sum + (3 * Partials))).Store(sum);

    /// <summary>Compile-time choice: what partial sums start from.</summary>
    private interface IStart
    {
        static abstract bool FromPartial { get; }
    }

    /// <summary>Compile-time choice: what partial sums become.</summary>
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

    /// <summary>Progress through the sums of a chunk.</summary>
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

        /// <summary>Continues where another walk over the same sums ended.</summary>
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
