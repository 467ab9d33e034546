using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The weight gradient at live positions with vectors of 8 lanes: two vectors hold the 16 partial sums of a weight.
/// </summary>
/// <remarks>
/// Every multiply-add loads its own gradient, and the loads of the input are shared by the sums of a block. So blocks are as long as the
/// registers allow, six sums, and no sum is computed only to fill a block.
/// </remarks>
internal static unsafe partial class LiveOuterProducts
{
    private const int Lanes = 8;

    /// <summary>Largest number of sums per block: twelve registers, beside the four of the input.</summary>
    private const int MostSums = 6;

    /// <summary>All sums of some chunks.</summary>
    private static void Blocks256(in Operands sums, int firstChunk, int endChunk)
    {
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            sums.SumBiases<Simd256, Vector256<float>>(chunk);
            int four = sums.Plan.Starts[chunk];
            byte* count = sums.Plan.Counts + (chunk * sums.Inputs);
            var block = new Block(sums, chunk);
            for (int input = sums.Inputs; input > 0; input--, block.Input += Activations.PanelSamples)
            {
                int left = *count++;
                for (; left > MostSums; left -= 4, four++)
                    Sum<Four>(block, four);

                switch (left)
                {
                    case 1: Sum<One>(block, four); break;
                    case 2: Sum<Two>(block, four); break;
                    case 3: Sum<Three>(block, four); break;
                    case 4: Sum<Four>(block, four); break;
                    case 5: Sum<Five>(block, four); break;
                    case MostSums: Sum<Six>(block, four); break;
                }

                four += (left + 3) >> 2;
            }
        }
    }

    /// <summary>The sums of one input and up to six outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Sum<TCount>(in Block block, int four)
        where TCount : struct, ICount
    {
        ushort* offset = block.Offsets + (four * 4);
        nuint a = offset[0];
        nuint b = TCount.Value > 1 ? offset[1] : 0u;
        nuint c = TCount.Value > 2 ? offset[2] : 0u;
        nuint d = TCount.Value > 3 ? offset[3] : 0u;
        nuint e = TCount.Value > 4 ? offset[4] : 0u;
        nuint f = TCount.Value > 5 ? offset[5] : 0u;
        Vector256<float> a0 = Vector256<float>.Zero, a1 = a0;
        Vector256<float> b0 = Vector256<float>.Zero, b1 = b0;
        Vector256<float> c0 = Vector256<float>.Zero, c1 = c0;
        Vector256<float> d0 = Vector256<float>.Zero, d1 = d0;
        Vector256<float> e0 = Vector256<float>.Zero, e1 = e0;
        Vector256<float> f0 = Vector256<float>.Zero, f1 = f0;
        float* x = block.Input;
        float* y = block.Gradients;
        for (int p = block.Panels; p > 0; p--)
        {
            Vector256<float> v0 = Vector256.Load(x), v1 = Vector256.Load(x + Lanes);
            Vector256<float> v2 = Vector256.Load(x + (2 * Lanes)), v3 = Vector256.Load(x + (3 * Lanes));
            Add(Row(y, a), v0, v1, v2, v3, ref a0, ref a1);
            if (TCount.Value > 1)
                Add(Row(y, b), v0, v1, v2, v3, ref b0, ref b1);

            if (TCount.Value > 2)
                Add(Row(y, c), v0, v1, v2, v3, ref c0, ref c1);

            if (TCount.Value > 3)
                Add(Row(y, d), v0, v1, v2, v3, ref d0, ref d1);

            if (TCount.Value > 4)
                Add(Row(y, e), v0, v1, v2, v3, ref e0, ref e1);

            if (TCount.Value > 5)
                Add(Row(y, f), v0, v1, v2, v3, ref f0, ref f1);

            x += block.InputStride;
            y += block.GradientStride;
        }

        float* place = block.Sums + GradientPlan.Place(four, 0);
        Store<TCount>(OuterProducts.Pair(OuterProducts.Halve(a0 + a1, c0 + c1), OuterProducts.Halve(b0 + b1, d0 + d1)), 0, place);
        if (TCount.Value > 4)
        {
            Vector256<float> ef = OuterProducts.Halve(e0 + e1, f0 + f1);
            Store<TCount>(OuterProducts.Pair(ef, ef), 4, block.Sums + GradientPlan.Place(four + 1, 0));
        }
    }

    /// <summary>One panel of one sum: its 32 samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        float* y,
        Vector256<float> v0,
        Vector256<float> v1,
        Vector256<float> v2,
        Vector256<float> v3,
        ref Vector256<float> low,
        ref Vector256<float> high)
    {
        low = Vector256.FusedMultiplyAdd(Vector256.Load(y), v0, low);
        high = Vector256.FusedMultiplyAdd(Vector256.Load(y + Lanes), v1, high);
        low = Vector256.FusedMultiplyAdd(Vector256.Load(y + (2 * Lanes)), v2, low);
        high = Vector256.FusedMultiplyAdd(Vector256.Load(y + (3 * Lanes)), v3, high);
    }

    /// <summary>The last level of the tree; sums of a four are four places apart (<see cref="GradientPlan.Place"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TCount>(Vector256<float> pairs, int from, float* place)
        where TCount : struct, ICount
    {
        Vector128<float> low = pairs.GetLower(), high = pairs.GetUpper();
        Vector128<float> four = Sse.Shuffle(low, high, 0x88) + Sse.Shuffle(low, high, 0xDD);
        place[0] = four[0];
        if (TCount.Value > from + 1)
            place[4] = from == 0 ? four[1] : four[2];

        if (TCount.Value > from + 2 && from == 0)
            place[8] = four[2];

        if (TCount.Value > from + 3 && from == 0)
            place[12] = four[3];
    }

    /// <summary>Compile-time number of sums of a block.</summary>
    private interface ICount
    {
        static abstract int Value { get; }
    }

    private readonly struct One : ICount
    {
        public static int Value => 1;
    }

    private readonly struct Two : ICount
    {
        public static int Value => 2;
    }

    private readonly struct Three : ICount
    {
        public static int Value => 3;
    }

    private readonly struct Four : ICount
    {
        public static int Value => 4;
    }

    private readonly struct Five : ICount
    {
        public static int Value => 5;
    }

    private readonly struct Six : ICount
    {
        public static int Value => MostSums;
    }

    /// <summary>What the blocks of a chunk have in common, and the input of the present ones.</summary>
    private struct Block(in Operands sums, int chunk)
    {
        public readonly ushort* Offsets = sums.Plan.Offsets;
        public readonly float* Sums = sums.Plan.Sums;
        public readonly float* Gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
        public readonly nint InputStride = sums.InputStride;
        public readonly nint GradientStride = sums.GradientStride;
        public readonly int Panels = sums.Panels;

        /// <summary>First panel of the input's samples.</summary>
        public float* Input = sums.Input;
    }
}
