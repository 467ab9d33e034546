using System.Runtime.CompilerServices;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Two panels at once: four loads per weight. It pays off where the inputs of both panels fit in the L1 cache, and where rows are long,
/// because then the work shared by the panels outweighs the misses.
/// </summary>
internal static unsafe partial class LiveTiles
{
    /// <summary>All groups of a block: four rows by two vectors of samples of each of two panels, 16 sums in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRowsWide<TSimd, TVector, TStart, TEpilogue>(
        in Groups groups, in ProductTiles.Panel panel, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TStart : struct, IStart
        where TEpilogue : struct, IEpilogue
    {
        ushort* offset = groups.Offset;
        float* weight = groups.Weight;
        int* row = groups.Row;
        int* start = groups.Start;
        float* input = panel.Input;
        nint second = inputStride;
        ProductTiles.Panel other = panel.At(inputStride, outputStride, valueStride);
        for (int group = groups.Count; group > 0; group--, start++, row += LiveStream.Lanes)
        {
            TVector a0 = TSimd.Zero, a1 = TSimd.Zero, a2 = TSimd.Zero, a3 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero, b2 = TSimd.Zero, b3 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero, c2 = TSimd.Zero, c3 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero, d2 = TSimd.Zero, d3 = TSimd.Zero;
            if (TStart.FromResult)
            {
                Load<TSimd, TVector>(panel, row[0], ref a0, ref a1);
                Load<TSimd, TVector>(other, row[0], ref a2, ref a3);
                Load<TSimd, TVector>(panel, row[1], ref b0, ref b1);
                Load<TSimd, TVector>(other, row[1], ref b2, ref b3);
                Load<TSimd, TVector>(panel, row[2], ref c0, ref c1);
                Load<TSimd, TVector>(other, row[2], ref c2, ref c3);
                Load<TSimd, TVector>(panel, row[3], ref d0, ref d1);
                Load<TSimd, TVector>(other, row[3], ref d2, ref d3);
            }

            for (int steps = start[1] - start[0]; steps > 0; steps--)
            {
                ulong offsets = *(ulong*)offset;
                TVector four = TSimd.LoadFour(weight);
                float* x = Feature(input, (ushort)offsets);
                TVector v = TSimd.First(four, weight);
                a0 = TSimd.Fma(v, TSimd.Load(x), a0);
                a1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), a1);
                a2 = TSimd.Fma(v, TSimd.Load(x + second), a2);
                a3 = TSimd.Fma(v, TSimd.Load(x + second + TSimd.Count), a3);
                x = Feature(input, (ushort)(offsets >> 16));
                v = TSimd.Second(four, weight);
                b0 = TSimd.Fma(v, TSimd.Load(x), b0);
                b1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), b1);
                b2 = TSimd.Fma(v, TSimd.Load(x + second), b2);
                b3 = TSimd.Fma(v, TSimd.Load(x + second + TSimd.Count), b3);
                x = Feature(input, (ushort)(offsets >> 32));
                v = TSimd.Third(four, weight);
                c0 = TSimd.Fma(v, TSimd.Load(x), c0);
                c1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), c1);
                c2 = TSimd.Fma(v, TSimd.Load(x + second), c2);
                c3 = TSimd.Fma(v, TSimd.Load(x + second + TSimd.Count), c3);
                x = Feature(input, (uint)(offsets >> 48));
                v = TSimd.Fourth(four, weight);
                d0 = TSimd.Fma(v, TSimd.Load(x), d0);
                d1 = TSimd.Fma(v, TSimd.Load(x + TSimd.Count), d1);
                d2 = TSimd.Fma(v, TSimd.Load(x + second), d2);
                d3 = TSimd.Fma(v, TSimd.Load(x + second + TSimd.Count), d3);
                offset += LiveStream.Lanes;
                weight += LiveStream.Lanes;
            }

            Store<TSimd, TVector, TEpilogue>(a0, a1, row[0], panel);
            Store<TSimd, TVector, TEpilogue>(a2, a3, row[0], other);
            Store<TSimd, TVector, TEpilogue>(b0, b1, row[1], panel);
            Store<TSimd, TVector, TEpilogue>(b2, b3, row[1], other);
            Store<TSimd, TVector, TEpilogue>(c0, c1, row[2], panel);
            Store<TSimd, TVector, TEpilogue>(c2, c3, row[2], other);
            Store<TSimd, TVector, TEpilogue>(d0, d1, row[3], panel);
            Store<TSimd, TVector, TEpilogue>(d2, d3, row[3], other);
        }
    }

    /// <summary>Loads the results of earlier blocks.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Load<TSimd, TVector>(in ProductTiles.Panel panel, int row, ref TVector low, ref TVector high)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* y = panel.Output + ((nint)row * Activations.PanelSamples);
        low = TSimd.Load(y);
        high = TSimd.Load(y + TSimd.Count);
    }
}
