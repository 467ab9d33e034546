using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>The remaining row of an odd number of rows: the whole product of a critic's output layer.</summary>
internal static unsafe partial class ProductTiles
{
    /// <summary>Panels processed together per row, so that enough sums are in flight to hide the latency of the multiply-add.</summary>
    private const int Together = 4;

    /// <summary>A single row, four panels at a time while at least four remain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LastRow<TSimd, TVector, TProduct, TEpilogue>(
        Panel panel, int row, int panels, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        float* bias = panel.Bias + row;
        float* y = panel.Output + (row * Activations.PanelSamples);
        float* value = panel.Value + (row * Activations.PanelSamples);
        float* start = panel.Input;
        int left = panels;
        for (; left >= Together; left -= Together)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            float* w = panel.Weight + ((nint)row * TProduct.RowStride);
            float* x = start;
            float* second = x + inputStride;
            float* third = second + inputStride;
            float* fourth = third + inputStride;
            for (int term = 0; term < TProduct.Terms; term++)
            {
                TVector v = TSimd.Create(*w);
                a0 = TSimd.Fma(v, TSimd.Load(x), a0);
                a1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), a1);
                b0 = TSimd.Fma(v, TSimd.Load(second), b0);
                b1 = TSimd.Fma(v, TSimd.Load(second + TSimd.Count), b1);
                c0 = TSimd.Fma(v, TSimd.Load(third), c0);
                c1 = TSimd.Fma(v, TSimd.Load(third + TSimd.Count), c1);
                d0 = TSimd.Fma(v, TSimd.Load(fourth), d0);
                d1 = TSimd.Fma(v, TSimd.Load(fourth + TSimd.Count), d1);
                x += Activations.PanelSamples;
                second += Activations.PanelSamples;
                third += Activations.PanelSamples;
                fourth += Activations.PanelSamples;
                w += TProduct.TermStride;
            }

            Store<TSimd, TVector, TEpilogue>(a0, a1, bias, y, value);
            Store<TSimd, TVector, TEpilogue>(b0, b1, bias, y + outputStride, value + valueStride);
            Store<TSimd, TVector, TEpilogue>(c0, c1, bias, y + (2 * outputStride), value + (2 * valueStride));
            Store<TSimd, TVector, TEpilogue>(d0, d1, bias, y + (3 * outputStride), value + (3 * valueStride));
            start += Together * inputStride;
            y += Together * outputStride;
            value += Together * valueStride;
        }

        for (; left > 0; left--)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            float* w = panel.Weight + ((nint)row * TProduct.RowStride);
            float* x = start;
            for (int term = 0; term < TProduct.Terms; term++)
            {
                TVector v = TSimd.Create(*w);
                a0 = TSimd.Fma(v, TSimd.Load(x), a0);
                a1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), a1);
                x += Activations.PanelSamples;
                w += TProduct.TermStride;
            }

            Store<TSimd, TVector, TEpilogue>(a0, a1, bias, y, value);
            start += inputStride;
            y += outputStride;
            value += valueStride;
        }
    }
}
