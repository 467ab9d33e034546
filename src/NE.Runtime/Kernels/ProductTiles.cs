using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// The matrix product of a layer with one panel of samples, in tiles whose sums stay in registers. One accumulator per result, terms
/// ascending, fused multiply-add: the order of sums of docs/algorithm.md, Numbers and order of sums.
/// </summary>
/// <remarks>
/// The accumulators are named locals because arrays of vectors are not kept in registers. Tiles differ only in their number of rows;
/// results are bit-identical whichever tile computes a row.
/// </remarks>
internal static unsafe partial class ProductTiles
{
    /// <summary>All rows of all panels.</summary>
    /// <param name="product">The product; its pointers are those of the first panel.</param>
    /// <param name="rows">Result rows.</param>
    /// <param name="panels">Number of panels.</param>
    /// <param name="inputStride">Floats from one panel of the input to the next.</param>
    /// <param name="outputStride">Floats from one panel of the output to the next.</param>
    /// <param name="valueStride">Floats from one panel of the values to the next.</param>
    public static void Run<TSimd, TVector, TProduct, TEpilogue>(
        in Panel product, int rows, int panels, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        var work = new Work<TSimd, TVector, TProduct, TEpilogue>(product, rows, panels, inputStride, outputStride, valueStride);
        WorkerPool.Run(ref work);
    }

    /// <summary>Rows of one panel, from <paramref name="first"/> on.</summary>
    private static void Rows<TSimd, TVector, TProduct, TEpilogue>(in Panel panel, int first, int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        int row = first;
        if (TSimd.ManyRegisters && rows - row >= 8)
        {
            Eight<TSimd, TVector, TProduct, TEpilogue>(panel, row, rows);
            row = rows & ~7;
        }
        else if (TProduct.Terms >= LongSums && rows - row >= SixRows)
        {
            row = rows / SixRows * SixRows;
            Six<TSimd, TVector, TProduct, TEpilogue>(panel, first, row);
        }

        if (rows - row >= 4)
        {
            Four<TSimd, TVector, TProduct, TEpilogue>(panel, row, rows);
            row += (rows - row) & ~3;
        }

        if (rows - row >= 2)
            Two<TSimd, TVector, TProduct, TEpilogue>(panel, row, rows);
    }

    /// <summary>Rows in groups of 8 from <paramref name="row"/> on: 8 rows by two vectors of samples, 16 sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TSimd, TVector, TProduct, TEpilogue>(in Panel panel, int row, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        for (; row + 8 <= end; row += 8)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            TVector e0 = TSimd.Zero, e1 = TSimd.Zero;
            TVector f0 = TSimd.Zero, f1 = TSimd.Zero;
            TVector g0 = TSimd.Zero, g1 = TSimd.Zero;
            TVector h0 = TSimd.Zero, h1 = TSimd.Zero;
            float* w = panel.Weight + ((nint)row * TProduct.RowStride);
            float* x = panel.Input;
            for (int term = 0; term < TProduct.Terms; term++)
            {
                TVector x0 = TSimd.Load(x), x1 = TSimd.Load(x + TSimd.Count);
                TVector v = TSimd.Create(w[0]);
                a0 = TSimd.Fma(v, x0, a0);
                a1 = TSimd.Fma(v, x1, a1);
                v = TSimd.Create(w[TProduct.RowStride]);
                b0 = TSimd.Fma(v, x0, b0);
                b1 = TSimd.Fma(v, x1, b1);
                v = TSimd.Create(w[2 * TProduct.RowStride]);
                c0 = TSimd.Fma(v, x0, c0);
                c1 = TSimd.Fma(v, x1, c1);
                v = TSimd.Create(w[3 * TProduct.RowStride]);
                d0 = TSimd.Fma(v, x0, d0);
                d1 = TSimd.Fma(v, x1, d1);
                v = TSimd.Create(w[4 * TProduct.RowStride]);
                e0 = TSimd.Fma(v, x0, e0);
                e1 = TSimd.Fma(v, x1, e1);
                v = TSimd.Create(w[5 * TProduct.RowStride]);
                f0 = TSimd.Fma(v, x0, f0);
                f1 = TSimd.Fma(v, x1, f1);
                v = TSimd.Create(w[6 * TProduct.RowStride]);
                g0 = TSimd.Fma(v, x0, g0);
                g1 = TSimd.Fma(v, x1, g1);
                v = TSimd.Create(w[7 * TProduct.RowStride]);
                h0 = TSimd.Fma(v, x0, h0);
                h1 = TSimd.Fma(v, x1, h1);
                x += Activations.PanelSamples;
                w += TProduct.TermStride;
            }

            float* bias = panel.Bias + row;
            float* y = panel.Output + (row * Activations.PanelSamples);
            float* value = panel.Value + (row * Activations.PanelSamples);
            Store<TSimd, TVector, TEpilogue>(a0, a1, bias, y, value);
            Store<TSimd, TVector, TEpilogue>(b0, b1, bias + 1, y + 32, value + 32);
            Store<TSimd, TVector, TEpilogue>(c0, c1, bias + 2, y + 64, value + 64);
            Store<TSimd, TVector, TEpilogue>(d0, d1, bias + 3, y + 96, value + 96);
            Store<TSimd, TVector, TEpilogue>(e0, e1, bias + 4, y + 128, value + 128);
            Store<TSimd, TVector, TEpilogue>(f0, f1, bias + 5, y + 160, value + 160);
            Store<TSimd, TVector, TEpilogue>(g0, g1, bias + 6, y + 192, value + 192);
            Store<TSimd, TVector, TEpilogue>(h0, h1, bias + 7, y + 224, value + 224);
        }
    }

    /// <summary>Rows in groups of 4 from <paramref name="row"/> on: 4 rows by two vectors of samples, 8 sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Four<TSimd, TVector, TProduct, TEpilogue>(in Panel panel, int row, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        for (; row + 4 <= end; row += 4)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            float* w = panel.Weight + ((nint)row * TProduct.RowStride);
            float* x = panel.Input;
            for (int term = 0; term < TProduct.Terms; term++)
            {
                TVector x0 = TSimd.Load(x), x1 = TSimd.Load(x + TSimd.Count);
                TVector v = TSimd.Create(w[0]);
                a0 = TSimd.Fma(v, x0, a0);
                a1 = TSimd.Fma(v, x1, a1);
                v = TSimd.Create(w[TProduct.RowStride]);
                b0 = TSimd.Fma(v, x0, b0);
                b1 = TSimd.Fma(v, x1, b1);
                v = TSimd.Create(w[2 * TProduct.RowStride]);
                c0 = TSimd.Fma(v, x0, c0);
                c1 = TSimd.Fma(v, x1, c1);
                v = TSimd.Create(w[3 * TProduct.RowStride]);
                d0 = TSimd.Fma(v, x0, d0);
                d1 = TSimd.Fma(v, x1, d1);
                x += Activations.PanelSamples;
                w += TProduct.TermStride;
            }

            float* bias = panel.Bias + row;
            float* y = panel.Output + (row * Activations.PanelSamples);
            float* value = panel.Value + (row * Activations.PanelSamples);
            Store<TSimd, TVector, TEpilogue>(a0, a1, bias, y, value);
            Store<TSimd, TVector, TEpilogue>(b0, b1, bias + 1, y + 32, value + 32);
            Store<TSimd, TVector, TEpilogue>(c0, c1, bias + 2, y + 64, value + 64);
            Store<TSimd, TVector, TEpilogue>(d0, d1, bias + 3, y + 96, value + 96);
        }
    }

    /// <summary>Rows in groups of 2 from <paramref name="row"/> on: 2 rows by two vectors of samples, 4 sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Two<TSimd, TVector, TProduct, TEpilogue>(in Panel panel, int row, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        for (; row + 2 <= end; row += 2)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            float* w = panel.Weight + ((nint)row * TProduct.RowStride);
            float* x = panel.Input;
            for (int term = 0; term < TProduct.Terms; term++)
            {
                TVector x0 = TSimd.Load(x), x1 = TSimd.Load(x + TSimd.Count);
                TVector v = TSimd.Create(w[0]);
                a0 = TSimd.Fma(v, x0, a0);
                a1 = TSimd.Fma(v, x1, a1);
                v = TSimd.Create(w[TProduct.RowStride]);
                b0 = TSimd.Fma(v, x0, b0);
                b1 = TSimd.Fma(v, x1, b1);
                x += Activations.PanelSamples;
                w += TProduct.TermStride;
            }

            float* bias = panel.Bias + row;
            float* y = panel.Output + (row * Activations.PanelSamples);
            float* value = panel.Value + (row * Activations.PanelSamples);
            Store<TSimd, TVector, TEpilogue>(a0, a1, bias, y, value);
            Store<TSimd, TVector, TEpilogue>(b0, b1, bias + 1, y + 32, value + 32);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector, TEpilogue>(TVector low, TVector high, float* bias, float* y, float* value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        TSimd.Store(TEpilogue.Finish<TSimd, TVector>(low, bias, value), y);
        TSimd.Store(TEpilogue.Finish<TSimd, TVector>(high, bias, value + TSimd.Count), y + TSimd.Count);
    }

    /// <summary>The panels, split among workers.</summary>
    private readonly struct Work<TSimd, TVector, TProduct, TEpilogue>(
        Panel product, int rows, int panels, int inputStride, int outputStride, int valueStride) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        public void Do(int part, int parts)
        {
            int from = Share.Of(panels, part, parts), to = Share.Of(panels, part + 1, parts);
            Panel start = product.At(from * inputStride, from * outputStride, from * valueStride);
            int done = 0;
            if (Packs<TSimd, TVector, TProduct>(rows))
            {
                done = rows / SixRows * SixRows;
                Packed<TSimd, TVector, TProduct, TEpilogue>(start, done, to - from, inputStride, outputStride, valueStride);
            }

            for (int column = 0; column < Activations.PanelSamples; column += 2 * TSimd.Count)
            {
                Panel first = start.At(column, column, column);
                if (rows - done > 1)
                {
                    Panel panel = first;
                    for (int p = from; p < to; p++)
                    {
                        Rows<TSimd, TVector, TProduct, TEpilogue>(panel, done, rows);
                        panel = panel.At(inputStride, outputStride, valueStride);
                    }
                }

                if (((rows - done) & 1) != 0)
                    LastRow<TSimd, TVector, TProduct, TEpilogue>(first, rows - 1, to - from, inputStride, outputStride, valueStride);
            }
        }
    }

    /// <summary>Where a product reads and writes.</summary>
    /// <param name="Weight">Weights of the layer.</param>
    /// <param name="Bias">Biases of the rows, or null when the epilogue reads none.</param>
    /// <param name="Input">Terms of a panel.</param>
    /// <param name="Output">Results of a panel.</param>
    /// <param name="Value">Values for the epilogue, or null when it reads none.</param>
    internal readonly struct Panel(float* Weight, float* Bias, float* Input, float* Output, float* Value)
    {
        public readonly float* Weight = Weight;
        public readonly float* Bias = Bias;
        public readonly float* Input = Input;
        public readonly float* Output = Output;
        public readonly float* Value = Value;

        /// <summary>The same product with other weights.</summary>
        public Panel With(float* weight) => new(weight, Bias, Input, Output, Value);

        /// <summary>The same product from a row on; its weights stay.</summary>
        public Panel Rows(int first) => new(
            Weight,
            Bias + first,
            Input,
            Output + (first * Activations.PanelSamples),
            Value + (first * Activations.PanelSamples));

        /// <summary>The same product with its pointers advanced, in floats.</summary>
        public Panel At(int input, int output, int value) => new(Weight, Bias, Input + input, Output + output, Value + value);
    }
}
