using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>Sums over the batch: 16 partial sums by sample index modulo 16, samples ascending, then the halving tree.</summary>
internal static unsafe class BatchSum
{
    /// <summary>Partial sums of a batch.</summary>
    public const int Partials = 16;

    /// <summary>p[i] + p[i + 8], then + [i + 4], + [i + 2], + [i + 1].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tree(float* partial)
    {
        Vector128<float> first = Vector128.Load(partial) + Vector128.Load(partial + 8);
        Vector128<float> second = Vector128.Load(partial + 4) + Vector128.Load(partial + 12);
        Vector128<float> four = first + second;
        return (four[0] + four[2]) + (four[1] + four[3]);
    }

    /// <summary>sums[feature] = Σ_b values[feature]: the bias gradient.</summary>
    public static void Rows<TSimd, TVector>(Activations values, float* sums)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        var work = new Work<TSimd, TVector>(values, sums);
        Crew.Run(ref work);
    }

    [SkipLocalsInit]
    private static void Rows<TSimd, TVector>(Activations values, float* sums, int from, int to)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[Partials];
        for (int feature = from; feature < to; feature++)
        {
            for (int lane = 0; lane < Partials; lane += TSimd.Count)
            {
                TVector sum = TSimd.Zero;
                float* row = values.Pointer + (feature * Activations.PanelSamples) + lane;
                for (int p = 0; p < values.Panels; p++)
                {
                    sum = TSimd.Add(sum, TSimd.Load(row));
                    sum = TSimd.Add(sum, TSimd.Load(row + Partials));
                    row += values.PanelStride;
                }

                TSimd.Store(sum, partial + lane);
            }

            sums[feature] = Tree(partial);
        }
    }

    /// <summary>The features, shared.</summary>
    private readonly struct Work<TSimd, TVector>(Activations values, float* sums) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts) => Rows<TSimd, TVector>(
            values, sums, Share.From(values.Features, part, parts), Share.From(values.Features, part + 1, parts));
    }
}
