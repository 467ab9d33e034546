using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// The matrix product of a layer's live weights only. The order of sums is that of <see cref="ProductTiles"/>: one accumulator per result,
/// terms ascending, fused multiply-add. A weight of 0, skipped here or added as padding, changes no result.
/// </summary>
/// <remarks>
/// The sums of a group of four rows by two vectors of samples are kept in registers. One load brings four weights, spread over the lanes by
/// shuffles, because every multiply-add already needs a load of its input: unstructured rows share too few columns.
/// </remarks>
internal static unsafe partial class LiveTiles
{
    /// <summary>All rows of all panels.</summary>
    /// <param name="stream">The order of the weights.</param>
    /// <param name="product">The product; its weights are in that order, its pointers are those of the first panel.</param>
    /// <param name="panels">Number of panels.</param>
    /// <param name="inputStride">Floats from one panel of the input to the next.</param>
    /// <param name="outputStride">Floats from one panel of the output to the next.</param>
    /// <param name="valueStride">Floats from one panel of the values to the next.</param>
    public static void Run<TSimd, TVector, TEpilogue>(
        LiveStream stream, in ProductTiles.Panel product, int panels, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        var work = new Work<TSimd, TVector, TEpilogue>(stream, product, panels, inputStride, outputStride, valueStride);
        WorkerPool.Run(ref work);
    }

    /// <summary>
    /// Panel by panel, so that the results of a panel stay in the L2 cache from block to block: their rows come in an order that hardware
    /// prefetchers cannot predict, while weights are streamed.
    /// </summary>
    private static void Panels<TSimd, TVector, TEpilogue>(
        LiveStream stream, in ProductTiles.Panel product, int panels, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (int column = 0; column < Activations.PanelSamples; column += 2 * TSimd.Count)
        {
            ProductTiles.Panel panel = product.At(column, column, column);
            int p = 0;
            if (TSimd.ManyRegisters && stream.Wide)
            {
                for (; p + 2 <= panels; p += 2)
                {
                    Blocks<TSimd, TVector, TEpilogue>(stream, panel, 2, inputStride, outputStride, valueStride);
                    panel = panel.At(2 * inputStride, 2 * outputStride, 2 * valueStride);
                }
            }

            for (; p < panels; p++)
            {
                Blocks<TSimd, TVector, TEpilogue>(stream, panel, 1, inputStride, outputStride, valueStride);
                panel = panel.At(inputStride, outputStride, valueStride);
            }
        }
    }

    /// <summary>All blocks of one panel, or of two panels together.</summary>
    private static void Blocks<TSimd, TVector, TEpilogue>(
        LiveStream stream, in ProductTiles.Panel panel, int together, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int last = stream.Blocks - 1;
        if (last == 0)
        {
            Block<TSimd, TVector, FromZero, TEpilogue>(stream, 0, panel, together, inputStride, outputStride, valueStride);
            return;
        }

        Block<TSimd, TVector, FromZero, PlainEpilogue>(stream, 0, panel, together, inputStride, outputStride, valueStride);
        for (int block = 1; block < last; block++)
            Block<TSimd, TVector, FromResult, PlainEpilogue>(stream, block, panel, together, inputStride, outputStride, valueStride);

        Block<TSimd, TVector, FromResult, TEpilogue>(stream, last, panel, together, inputStride, outputStride, valueStride);
    }

    private static void Block<TSimd, TVector, TStart, TEpilogue>(
        LiveStream stream, int block, in ProductTiles.Panel product, int together, int inputStride, int outputStride, int valueStride)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TStart : struct, IStart
        where TEpilogue : struct, IEpilogue
    {
        var groups = new Groups(stream, block, product.Weight);
        ProductTiles.Panel panel = product.At(block * LiveStream.BlockTerms * Activations.PanelSamples, 0, 0);
        if (together == 2)
            FourRowsWide<TSimd, TVector, TStart, TEpilogue>(groups, panel, inputStride, outputStride, valueStride);
        else
            FourRows<TSimd, TVector, TStart, TEpilogue>(groups, panel, Ahead.Of(stream, block, panel.Input, inputStride));
    }

    /// <summary>All groups of a block: four rows by two vectors of samples.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<TSimd, TVector, TStart, TEpilogue>(in Groups groups, in ProductTiles.Panel panel, Ahead ahead)
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
        for (int group = groups.Count; group > 0; group--, start++, row += LiveStream.Lanes)
        {
            if (Ahead.Wanted<TSimd, TVector>())
                ahead.Fetch();
            else if (Sse.IsSupported && panel.Value != panel.Output)
                Expect(panel, row);

            TVector a0 = TSimd.Zero, a1 = TSimd.Zero;
            TVector b0 = TSimd.Zero, b1 = TSimd.Zero;
            TVector c0 = TSimd.Zero, c1 = TSimd.Zero;
            TVector d0 = TSimd.Zero, d1 = TSimd.Zero;
            if (TStart.FromResult)
            {
                Load<TSimd, TVector>(panel, row[0], ref a0, ref a1);
                Load<TSimd, TVector>(panel, row[1], ref b0, ref b1);
                Load<TSimd, TVector>(panel, row[2], ref c0, ref c1);
                Load<TSimd, TVector>(panel, row[3], ref d0, ref d1);
            }

            for (float* end = weight + ((start[1] - start[0]) * LiveStream.Lanes); weight < end;)
            {
                // One load for four offsets: this loop is bound by loads.
                ulong offsets = *(ulong*)offset;
                TVector four = TSimd.LoadFour(weight);
                nuint at = (nuint)((ushort)offsets);
                TVector v = TSimd.First(four, weight);
                a0 = TSimd.Fma(v, TSimd.Load(Feature(input, at)), a0);
                a1 = TSimd.Fma(v, TSimd.Load(Feature(input, at) + TSimd.Count), a1);
                at = (nuint)((ushort)(offsets >> 16));
                v = TSimd.Second(four, weight);
                b0 = TSimd.Fma(v, TSimd.Load(Feature(input, at)), b0);
                b1 = TSimd.Fma(v, TSimd.Load(Feature(input, at) + TSimd.Count), b1);
                at = (nuint)((ushort)(offsets >> 32));
                v = TSimd.Third(four, weight);
                c0 = TSimd.Fma(v, TSimd.Load(Feature(input, at)), c0);
                c1 = TSimd.Fma(v, TSimd.Load(Feature(input, at) + TSimd.Count), c1);
                at = (nuint)(offsets >> 48);
                v = TSimd.Fourth(four, weight);
                d0 = TSimd.Fma(v, TSimd.Load(Feature(input, at)), d0);
                d1 = TSimd.Fma(v, TSimd.Load(Feature(input, at) + TSimd.Count), d1);
                offset += LiveStream.Lanes;
                weight += LiveStream.Lanes;
            }

            Store<TSimd, TVector, TEpilogue>(a0, a1, row[0], panel);
            Store<TSimd, TVector, TEpilogue>(b0, b1, row[1], panel);
            Store<TSimd, TVector, TEpilogue>(c0, c1, row[2], panel);
            Store<TSimd, TVector, TEpilogue>(d0, d1, row[3], panel);
        }
    }

    /// <summary>
    /// Prefetches the values that a group's results are multiplied with, and where they go: its rows come in an order that hardware
    /// prefetchers cannot predict.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect(in ProductTiles.Panel panel, int* row)
    {
        for (int lane = 0; lane < LiveStream.Lanes; lane++)
        {
            nint at = (nint)row[lane] * Activations.PanelSamples;
            Sse.Prefetch0(panel.Output + at);
            Sse.Prefetch0(panel.Value + at);
        }
    }

    /// <summary>The samples of a feature: offsets are in units of 8 bytes, a scale that addressing modes support.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Feature(float* input, nuint offset) => (float*)((double*)input + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector, TEpilogue>(TVector low, TVector high, int row, in ProductTiles.Panel panel)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint at = (nint)row * Activations.PanelSamples;
        float* y = panel.Output + at;
        float* value = panel.Value + at;
        TSimd.Store(TEpilogue.Finish<TSimd, TVector>(low, panel.Bias + row, value), y);
        TSimd.Store(TEpilogue.Finish<TSimd, TVector>(high, panel.Bias + row, value + TSimd.Count), y + TSimd.Count);
    }

    /// <summary>Compile-time choice: what a sum starts from.</summary>
    private interface IStart
    {
        static abstract bool FromResult { get; }
    }

    private readonly struct FromZero : IStart
    {
        public static bool FromResult => false;
    }

    /// <summary>Starts from the sum of the terms of earlier blocks.</summary>
    private readonly struct FromResult : IStart
    {
        static bool IStart.FromResult => true;
    }

    /// <summary>The groups of a block.</summary>
    private readonly struct Groups(LiveStream stream, int block, float* weight)
    {
        public readonly int* Start = stream.Start + (block * stream.Groups);
        public readonly int* Row = stream.RowOf + (block * stream.Groups * LiveStream.Lanes);
        public readonly ushort* Offset = stream.Offsets + (stream.Start[block * stream.Groups] * LiveStream.Lanes);
        public readonly float* Weight = weight + (stream.Start[block * stream.Groups] * LiveStream.Lanes);
        public readonly int Count = stream.Groups;
    }

    /// <summary>
    /// Prefetches the next input into the L2 cache in small portions while a panel is multiplied: live weights touch an input in an order
    /// that hardware prefetchers cannot predict.
    /// </summary>
    private struct Ahead
    {
        /// <summary>Floats per cache line.</summary>
        private const int Line = 16;

        // With fewer groups than this requires, prefetching would cost too much.
        private const int MostLines = 16;

        private float* next;
        private int lines;

        /// <summary>
        /// Whether a panel is processed in one pass: narrower vectors take several, each of which would prefetch the next input again.
        /// </summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static bool Wanted<TSimd, TVector>()
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
            => Sse.IsSupported && 2 * TSimd.Count == Activations.PanelSamples;

        /// <summary>
        /// The next block of the same panel, or the first block of the next panel; prefetching past the last does no harm.
        /// </summary>
        public static Ahead Of(LiveStream stream, int block, float* input, int inputStride)
        {
            const int Block = LiveStream.BlockTerms * Activations.PanelSamples;
            int floats = System.Math.Min(stream.Terms, LiveStream.BlockTerms) * Activations.PanelSamples;
            int lines = ((floats / Line) + stream.Groups - 1) / stream.Groups;

            return new Ahead
            {
                next = input + (block < stream.Blocks - 1 ? Block : inputStride - (block * Block)),
                lines = lines <= MostLines ? lines : 0,
            };
        }

        /// <summary>Prefetches the portion of one group of rows.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Fetch()
        {
            for (int line = lines; line > 0; line--, next += Line)
                Sse.Prefetch1(next);
        }
    }

    /// <summary>The panels, split among workers.</summary>
    private readonly struct Work<TSimd, TVector, TEpilogue>(
        LiveStream stream, ProductTiles.Panel product, int panels, int inputStride, int outputStride, int valueStride) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        public void Do(int part, int parts)
        {
            int from = Share.Of(panels, part, parts), to = Share.Of(panels, part + 1, parts);
            Panels<TSimd, TVector, TEpilogue>(
                stream,
                product.At(from * inputStride, from * outputStride, from * valueStride),
                to - from,
                inputStride,
                outputStride,
                valueStride);
        }
    }
}
