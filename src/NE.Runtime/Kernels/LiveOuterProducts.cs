using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// The weight gradient at live positions only. The order of each sum is that of <see cref="OuterProducts"/>: 16 partial sums by sample
/// index modulo 16, samples ascending, then the halving tree.
/// </summary>
internal static unsafe partial class LiveOuterProducts
{
    private const int Partials = BatchSum.Partials;

    /// <summary>gradient[slot] = Σ_b dy[out] x[in] for each live weight; Σ_b dy[out] for each bias.</summary>
    public static void Run<TSimd, TVector>(LiveMatrix live, LinearParameters gradient, Activations input, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var work = new Work<TSimd, TVector>(new Operands(live.Plan, gradient.Bias, input, outputGradient));
        WorkerPool.Run(ref work);
        LiveMatrix.Gather(live.Plan.Sums, live.Plan.Places, gradient.Weight, live.Forward.Length);
    }

    /// <summary>Four sums at a time, with 16 / lanes passes over the batch for vectors of fewer than 16 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void Fours<TSimd, TVector>(in Operands sums, int firstChunk, int endChunk)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[4 * Partials];
        int inputStride = sums.InputStride, gradientStride = sums.GradientStride;
        for (int chunk = firstChunk; chunk < endChunk; chunk++)
        {
            sums.SumBiases<TSimd, TVector>(chunk);
            int four = sums.Plan.Starts[chunk];
            ushort* offset = sums.Plan.Offsets + (four * 4);
            byte* count = sums.Plan.Counts + (chunk * sums.Inputs);
            float* gradients = sums.OutputGradient + (chunk * GradientPlan.ChunkRows * Activations.PanelSamples);
            float* feature = sums.Input;
            for (int input = 0; input < sums.Inputs; input++, feature += Activations.PanelSamples)
            {
                for (int left = *count++; left > 0; left -= 4, four++, offset += 4)
                {
                    for (int lane = 0; lane < Partials; lane += TSimd.Count)
                    {
                        TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
                        float* x = feature + lane;
                        float* y0 = Row(gradients, offset[0]) + lane;
                        float* y1 = Row(gradients, offset[1]) + lane;
                        float* y2 = Row(gradients, offset[2]) + lane;
                        float* y3 = Row(gradients, offset[3]) + lane;
                        nint at = 0;
                        for (int p = 0; p < sums.Panels; p++)
                        {
                            for (int half = 0; half < Activations.PanelSamples; half += Partials)
                            {
                                TVector v = TSimd.Load(x + half);
                                a = TSimd.Fma(TSimd.Load(y0 + at + half), v, a);
                                b = TSimd.Fma(TSimd.Load(y1 + at + half), v, b);
                                c = TSimd.Fma(TSimd.Load(y2 + at + half), v, c);
                                d = TSimd.Fma(TSimd.Load(y3 + at + half), v, d);
                            }

                            x += inputStride;
                            at += gradientStride;
                        }

                        TSimd.Store(a, partial + lane);
                        TSimd.Store(b, partial + Partials + lane);
                        TSimd.Store(c, partial + (2 * Partials) + lane);
                        TSimd.Store(d, partial + (3 * Partials) + lane);
                    }

                    Vector128<float> finished = BatchSum.FourTrees(partial);
                    for (int i = 0; i < 4; i++)
                        sums.Plan.Sums[GradientPlan.Place(four, i)] = finished[i];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Row(float* gradients, nuint offset) => (float*)((double*)gradients + offset);

    /// <summary>The chunks, split among workers.</summary>
    private readonly struct Work<TSimd, TVector>(Operands sums) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts)
        {
            int from = Share.Of(sums.Plan.Chunks, part, parts), to = Share.Of(sums.Plan.Chunks, part + 1, parts);
            if (typeof(TSimd) == typeof(Simd512))
                Chunks(sums, from, to);
            else if (typeof(TSimd) == typeof(Simd256) && Avx2.IsSupported)
                Blocks256(sums, from, to);
            else
                Fours<TSimd, TVector>(sums, from, to);
        }
    }

    /// <summary>Operands of the sums.</summary>
    private readonly struct Operands(GradientPlan plan, float* bias, Activations input, Activations outputGradient)
    {
        public readonly GradientPlan Plan = plan;
        public readonly float* Bias = bias;
        public readonly float* Input = input.Pointer;
        public readonly float* OutputGradient = outputGradient.Pointer;
        public readonly int InputStride = input.PanelStride;
        public readonly int GradientStride = outputGradient.PanelStride;
        public readonly int Panels = input.Panels;
        public readonly int Inputs = input.Features;
        public readonly int Outputs = outputGradient.Features;

        /// <summary>Sums the biases of a chunk, right before its gradients are needed in the L1 cache.</summary>
        public void SumBiases<TSimd, TVector>(int chunk)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
            => BatchSum.Rows<TSimd, TVector>(
                OutputGradient,
                GradientStride,
                Panels,
                Bias,
                chunk * GradientPlan.ChunkRows,
                System.Math.Min((chunk + 1) * GradientPlan.ChunkRows, Outputs));
    }
}
