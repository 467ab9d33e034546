using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// Sums over the batch of the products of two features, for all pairs: the weight gradient. 16 partial sums by sample index modulo 16,
/// samples ascending, then the halving tree (docs/algorithm.md, Numbers and order of sums).
/// </summary>
/// <remarks>
/// Tiles at the edge overlap their neighbours and recompute the same values; what is too narrow for a tile is computed pair by pair.
/// </remarks>
internal static unsafe partial class OuterProducts
{
    private const int Partials = BatchSum.Partials;
    private const int TileRows = 4;

    /// <summary>result[out][in] = Σ_b dy[out] x[in], and bias[out] = Σ_b dy[out] unless it is null.</summary>
    public static void Run<TSimd, TVector, TShape, TStore>(
        float* result, float* bias, byte* mask, Activations input, Activations outputGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        var work = new Work<TSimd, TVector, TShape, TStore>(new Operands(result, bias, mask, input, outputGradient));
        WorkerPool.Run(ref work);
    }

    /// <summary>Some rows of the result.</summary>
    private static void Rows<TSimd, TVector, TShape, TStore>(in Operands sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        bool tiles = typeof(TSimd) == typeof(Simd512) && TShape.Inputs >= 4 && TShape.Outputs >= 4;
        if (sums.Bias != null && !tiles)
            BatchSum.Rows<TSimd, TVector>(sums.Gradient, sums.GradientStride, sums.Panels, sums.Bias, sums.From, sums.To);

        if (tiles)
        {
            FourByFour<TShape, TStore>(sums);
        }
        else if (typeof(TSimd) == typeof(Simd512) && TShape.Inputs >= 4)
        {
            OneByFour<TShape, TStore>(sums);
        }
        else if (typeof(TSimd) == typeof(Simd256)
            && Avx2.IsSupported
            && TShape.Inputs >= TileInputs
            && TShape.Outputs >= 2
            && sums.Panels <= MostPanels)
        {
            TwoByThree<TShape, TStore>(sums);
        }
        else if (TShape.Inputs >= 2 && TShape.Outputs >= 4)
        {
            FourByTwo<TSimd, TVector, TShape, TStore>(sums);
        }
        else
        {
            OneByOne<TSimd, TVector, TShape, TStore>(sums);
        }
    }

    /// <summary>Four outputs by two inputs, with 16 / lanes passes over the batch for vectors of fewer than 16 lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void FourByTwo<TSimd, TVector, TShape, TStore>(in Operands sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        float* partial = stackalloc float[8 * Partials];
        int inputStride = sums.InputStride, gradientStride = sums.GradientStride;
        for (int output = sums.From; output < sums.To; output += TileRows)
        {
            int row = Math.Min(output, TShape.Outputs - 4);
            for (int feature = 0; feature < TShape.Inputs; feature += 2)
            {
                int column = Math.Min(feature, TShape.Inputs - 2);
                for (int lane = 0; lane < Partials; lane += TSimd.Count)
                {
                    TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
                    TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
                    TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
                    TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
                    float* y = sums.Gradient + (row * Activations.PanelSamples) + lane;
                    float* x = sums.Input + (column * Activations.PanelSamples) + lane;
                    for (int p = 0; p < sums.Panels; p++)
                    {
                        for (int half = 0; half < Activations.PanelSamples; half += Partials)
                        {
                            TVector x0 = TSimd.Load(x + half), x1 = TSimd.Load(x + half + 32);
                            TVector v = TSimd.Load(y + half);
                            a0 = TSimd.Fma(v, x0, a0);
                            a1 = TSimd.Fma(v, x1, a1);
                            v = TSimd.Load(y + half + 32);
                            b0 = TSimd.Fma(v, x0, b0);
                            b1 = TSimd.Fma(v, x1, b1);
                            v = TSimd.Load(y + half + 64);
                            c0 = TSimd.Fma(v, x0, c0);
                            c1 = TSimd.Fma(v, x1, c1);
                            v = TSimd.Load(y + half + 96);
                            d0 = TSimd.Fma(v, x0, d0);
                            d1 = TSimd.Fma(v, x1, d1);
                        }

                        y += gradientStride;
                        x += inputStride;
                    }

                    TSimd.Store(a0, partial + lane);
                    TSimd.Store(a1, partial + Partials + lane);
                    TSimd.Store(b0, partial + (2 * Partials) + lane);
                    TSimd.Store(b1, partial + (3 * Partials) + lane);
                    TSimd.Store(c0, partial + (4 * Partials) + lane);
                    TSimd.Store(c1, partial + (5 * Partials) + lane);
                    TSimd.Store(d0, partial + (6 * Partials) + lane);
                    TSimd.Store(d1, partial + (7 * Partials) + lane);
                }

                Vector128<float> upper = BatchSum.FourTrees(partial), lower = BatchSum.FourTrees(partial + (4 * Partials));
                nint at = ((nint)row * TShape.Inputs) + column;
                TStore.Store(upper[0], sums.Result, sums.Mask, at);
                TStore.Store(upper[1], sums.Result, sums.Mask, at + 1);
                TStore.Store(upper[2], sums.Result, sums.Mask, at + TShape.Inputs);
                TStore.Store(upper[3], sums.Result, sums.Mask, at + TShape.Inputs + 1);
                TStore.Store(lower[0], sums.Result, sums.Mask, at + (2 * TShape.Inputs));
                TStore.Store(lower[1], sums.Result, sums.Mask, at + (2 * TShape.Inputs) + 1);
                TStore.Store(lower[2], sums.Result, sums.Mask, at + (3 * TShape.Inputs));
                TStore.Store(lower[3], sums.Result, sums.Mask, at + (3 * TShape.Inputs) + 1);
            }
        }
    }

    /// <summary>Pair by pair.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void OneByOne<TSimd, TVector, TShape, TStore>(in Operands sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        float* partial = stackalloc float[Partials];
        for (int row = sums.From; row < sums.To; row++)
        {
            for (int column = 0; column < TShape.Inputs; column++)
            {
                for (int lane = 0; lane < Partials; lane += TSimd.Count)
                {
                    TVector sum = TSimd.Zero;
                    float* y = sums.Gradient + (row * Activations.PanelSamples) + lane;
                    float* x = sums.Input + (column * Activations.PanelSamples) + lane;
                    for (int p = 0; p < sums.Panels; p++)
                    {
                        sum = TSimd.Fma(TSimd.Load(y), TSimd.Load(x), sum);
                        sum = TSimd.Fma(TSimd.Load(y + Partials), TSimd.Load(x + Partials), sum);
                        y += sums.GradientStride;
                        x += sums.InputStride;
                    }

                    TSimd.Store(sum, partial + lane);
                }

                TStore.Store(BatchSum.Tree(partial), sums.Result, sums.Mask, ((nint)row * TShape.Inputs) + column);
            }
        }
    }

    /// <summary>The rows of the result, split among workers in whole tiles.</summary>
    private readonly struct Work<TSimd, TVector, TShape, TStore>(Operands sums) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TShape : struct, ILinearShape
        where TStore : struct, IGradientStore
    {
        public void Do(int part, int parts)
        {
            int tiles = (TShape.Outputs + TileRows - 1) / TileRows;
            int from = TileRows * Share.Of(tiles, part, parts), to = TileRows * Share.Of(tiles, part + 1, parts);
            Rows<TSimd, TVector, TShape, TStore>(sums.Only(from, Math.Min(to, TShape.Outputs)));
        }
    }

    /// <summary>Operands of the sums and where the results go.</summary>
    private readonly struct Operands
    {
        public readonly float* Result;
        public readonly float* Bias;
        public readonly byte* Mask;
        public readonly float* Input;
        public readonly float* Gradient;
        public readonly int InputStride;
        public readonly int GradientStride;
        public readonly int Panels;

        public Operands(float* result, float* bias, byte* mask, Activations input, Activations outputGradient)
        {
            Result = result;
            Bias = bias;
            Mask = mask;
            Input = input.Pointer;
            Gradient = outputGradient.Pointer;
            InputStride = input.PanelStride;
            GradientStride = outputGradient.PanelStride;
            Panels = input.Panels;
        }

        /// <summary>First row to compute.</summary>
        public int From { get; private init; }

        /// <summary>One past the last row to compute.</summary>
        public int To { get; private init; }

        /// <summary>The same for some rows only.</summary>
        public Operands Only(int from, int to) => this with { From = from, To = to };
    }
}
