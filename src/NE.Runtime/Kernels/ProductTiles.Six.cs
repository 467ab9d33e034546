using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>The tile of an instruction set with 16 registers: twelve sums, two vectors of inputs and a weight.</summary>
internal static unsafe partial class ProductTiles
{
    private const int SixRows = 6;

    /// <summary>Terms from which the tile of six rows gains more in its loop than its longer beginning and end cost.</summary>
    private const int LongSums = 64;

    /// <summary>
    /// Rows in groups of 6, from <paramref name="row"/> to <paramref name="end"/>: 6 rows by two vectors of samples. Twelve sums in flight hide the latency of the
    /// multiply-add; eight only just would.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Six<TSimd, TVector, TProduct, TEpilogue>(in Panel panel, int row, int end)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        for (; row < end; row += SixRows)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            TVector e0 = TSimd.Zero, e1 = TSimd.Zero;
            TVector f0 = TSimd.Zero, f1 = TSimd.Zero;
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
        }
    }
}
