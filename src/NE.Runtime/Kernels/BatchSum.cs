using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>Sums over the batch: 16 partial sums by sample index modulo 16, samples ascending, then the halving tree.</summary>
internal static unsafe class BatchSum
{
    /// <summary>Number of partial sums per batch sum.</summary>
    public const int Partials = 16;

    /// <summary>p[i] + p[i + 8], then + [i + 4], + [i + 2], + [i + 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tree(float* partial) => Last(Four(partial));

    /// <summary><see cref="Tree"/> of four sums, whose partial sums are contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FourTrees(float* partial)
    {
        Vector128<float> a = Four(partial), b = Four(partial + Partials), c = Four(partial + (2 * Partials)), d = Four(partial + (3 * Partials));
        if (!Sse.IsSupported)
            return Vector128.Create(Last(a), Last(b), Last(c), Last(d));

        Vector128<float> ab = Sse.UnpackLow(a, b) + Sse.UnpackHigh(a, b), cd = Sse.UnpackLow(c, d) + Sse.UnpackHigh(c, d);
        return Sse.MoveLowToHigh(ab, cd) + Sse.MoveHighToLow(cd, ab);
    }

    /// <summary>The first two levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Four(float* partial) =>
        (Vector128.Load(partial) + Vector128.Load(partial + 8)) + (Vector128.Load(partial + 4) + Vector128.Load(partial + 12));

    /// <summary>The last two levels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Last(Vector128<float> four) => (four[0] + four[2]) + (four[1] + four[3]);

    /// <summary>sums[feature] = Σ_b values[feature]: the bias gradient.</summary>
    public static void Rows<TSimd, TVector>(Activations values, float* sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var work = new Work<TSimd, TVector>(values, sums);
        WorkerPool.Run(ref work);
    }

    /// <summary>A range of features, four at a time to hide the latency of additions.</summary>
    /// <param name="values">The first panel.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    /// <param name="panels">Number of panels.</param>
    /// <param name="sums">The sums of all features.</param>
    /// <param name="from">First feature.</param>
    /// <param name="to">One past the last feature.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static void Rows<TSimd, TVector>(float* values, int stride, int panels, float* sums, int from, int to)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[4 * Partials];
        for (int feature = from; feature < to; feature += 4)
        {
            // Past the last feature the first of the four is added again.
            int left = to - feature;
            nint second = left > 1 ? Activations.PanelSamples : 0;
            nint third = left > 2 ? 2 * Activations.PanelSamples : 0;
            nint fourth = left > 3 ? 3 * Activations.PanelSamples : 0;
            for (int lane = 0; lane < Partials; lane += TSimd.Count)
            {
                TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
                float* row = values + (feature * Activations.PanelSamples) + lane;
                for (int p = 0; p < panels; p++)
                {
                    a = TSimd.Add(a, TSimd.Load(row));
                    b = TSimd.Add(b, TSimd.Load(row + second));
                    c = TSimd.Add(c, TSimd.Load(row + third));
                    d = TSimd.Add(d, TSimd.Load(row + fourth));
                    a = TSimd.Add(a, TSimd.Load(row + Partials));
                    b = TSimd.Add(b, TSimd.Load(row + second + Partials));
                    c = TSimd.Add(c, TSimd.Load(row + third + Partials));
                    d = TSimd.Add(d, TSimd.Load(row + fourth + Partials));
                    row += stride;
                }

                TSimd.Store(a, partial + lane);
                TSimd.Store(b, partial + Partials + lane);
                TSimd.Store(c, partial + (2 * Partials) + lane);
                TSimd.Store(d, partial + (3 * Partials) + lane);
            }

            Vector128<float> four = FourTrees(partial);
            for (int i = 0; i < 4 && i < left; i++)
                sums[feature + i] = four[i];
        }
    }

    /// <summary>The features, split among workers.</summary>
    private readonly struct Work<TSimd, TVector>(Activations values, float* sums) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts) => Rows<TSimd, TVector>(
            values.Pointer,
            values.PanelStride,
            values.Panels,
            sums,
            Share.From(values.Features, part, parts),
            Share.From(values.Features, part + 1, parts));
    }
}
