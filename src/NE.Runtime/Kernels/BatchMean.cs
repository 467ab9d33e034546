using System;
using System.Runtime.CompilerServices;
using NE.Runtime.Memory;

namespace NE.Runtime.Kernels;

/// <summary>The mean of one value a sample over a batch.</summary>
public static unsafe class BatchMean
{
    /// <summary>The mean over the samples; padding is left out. The sum has the order of a sum over the batch.</summary>
    /// <param name="values">One feature.</param>
    /// <exception cref="ArgumentException">There is more than one feature.</exception>
    [SkipLocalsInit]
    public static float Of(Activations values)
    {
        Require.Features(values, 1);
        float* partial = stackalloc float[BatchSum.Partials];
        new Span<float>(partial, BatchSum.Partials).Clear();
        for (int sample = 0; sample < values.Batch; sample++)
            partial[sample % BatchSum.Partials] += *Bellman.At(values, sample);

        return BatchSum.Tree(partial) / values.Batch;
    }
}
