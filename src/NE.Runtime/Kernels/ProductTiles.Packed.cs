using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Products whose weights of one sum are far apart, as in dx = Wᵀ dy: the weights of six rows are first copied next to each other, because
/// terms at a distance of a power of two share few sets of the caches.
/// </summary>
internal static unsafe partial class ProductTiles
{
    /// <summary>Distance in floats from which terms are too far apart: four of them in a page.</summary>
    private const int FarTerms = 256;

    /// <summary>Most weights copied at a time: 192 KB, beside which the inputs of a panel stay in the L2 cache.</summary>
    private const int MostPacked = 48 * 1024;

    private static bool Packs<TSimd, TVector, TProduct>(int rows)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        => !TSimd.ManyRegisters
            && TProduct.RowStride == 1
            && TProduct.TermStride >= FarTerms
            && TProduct.Terms is >= LongSums and <= MostPacked / SixRows
            && rows >= SixRows;

    /// <summary>The first rows, a multiple of six, of some panels.</summary>
    [SkipLocalsInit]
    private static void Packed<TSimd, TVector, TProduct, TEpilogue>(
        in Panel product, int rows, int panels, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TProduct : struct, IProduct
        where TEpilogue : struct, IEpilogue
    {
        float* weights = stackalloc float[MostPacked];
        int together = MostPacked / TProduct.Terms / SixRows * SixRows;
        for (int first = 0; first < rows; first += together)
        {
            int end = System.Math.Min(first + together, rows);
            for (int row = first; row < end; row += SixRows)
                Pack<TProduct>(product.Weight + row, weights + ((row - first) * TProduct.Terms));

            for (int column = 0; column < Activations.PanelSamples; column += 2 * TSimd.Count)
            {
                Panel panel = product.At(column, column, column);
                for (int p = 0; p < panels; p++)
                {
                    for (int row = first; row < end; row += SixRows)
                    {
                        Panel six = panel.Rows(row).With(weights + ((row - first) * TProduct.Terms));
                        Six<TSimd, TVector, SideBySide<TProduct>, TEpilogue>(six, 0, SixRows);
                    }

                    panel = panel.At(inputStride, outputStride, valueStride);
                }
            }
        }
    }

    /// <summary>Copies the weights of six adjacent rows.</summary>
    private static void Pack<TProduct>(float* from, float* to)
        where TProduct : struct, IProduct
    {
        for (int term = 0; term < TProduct.Terms; term++, from += TProduct.TermStride, to += SixRows)
        {
            ((ulong*)to)[0] = ((ulong*)from)[0];
            ((ulong*)to)[1] = ((ulong*)from)[1];
            ((ulong*)to)[2] = ((ulong*)from)[2];
        }
    }

    /// <summary>The same product with the weights of six rows next to each other.</summary>
    private readonly struct SideBySide<TProduct> : IProduct
        where TProduct : struct, IProduct
    {
        public static int Terms => TProduct.Terms;

        public static int RowStride => 1;

        public static int TermStride => SixRows;
    }
}
