using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>The batch mean of one value per sample.</summary>
public static unsafe class BatchMean
{
    /// <summary>The mean over the samples, without padding, summed in the order of a sum over the batch.</summary>
    /// <param name="values">One feature.</param>
    /// <exception cref="ArgumentException">There is more than one feature.</exception>
    public static float Of(Activations values)
    {
        Require.Features(values, 1);
        if (Vector512.IsHardwareAccelerated)
            return Of<Simd512, Vector512<float>>(values);

        return Vector256.IsHardwareAccelerated ? Of<Simd256, Vector256<float>>(values) : Of<Simd128, Vector128<float>>(values);
    }

    [SkipLocalsInit]
    internal static float Of<TSimd, TVector>(Activations values)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[BatchSum.Partials];
        int whole = values.Batch / BatchSum.Partials * BatchSum.Partials;
        for (int lane = 0; lane < BatchSum.Partials; lane += TSimd.Count)
        {
            TVector sum = TSimd.Zero;
            for (int sample = lane; sample < whole; sample += BatchSum.Partials)
                sum = TSimd.Add(sum, TSimd.Load(Bellman.At(values, sample)));

            TSimd.Store(sum, partial + lane);
        }

        for (int sample = whole; sample < values.Batch; sample++)
            partial[sample % BatchSum.Partials] += *Bellman.At(values, sample);

        return BatchSum.Tree(partial) / values.Batch;
    }
}
