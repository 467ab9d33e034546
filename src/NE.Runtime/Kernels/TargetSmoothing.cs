using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>Target policy smoothing (TD3 paper, section 5.3; docs/algorithm.md, One update).</summary>
public static unsafe class TargetSmoothing
{
    /// <summary>
    /// smoothed = clip(limit · action + clip(σ n, ±clip), ±limit) with standard normal n: number (action index · padded batch + sample)
    /// of the unit.
    /// </summary>
    /// <param name="action">Outputs of the target policy in [−1, 1].</param>
    /// <param name="smoothed">Receives the target actions; may be a slice of the batch.</param>
    /// <param name="limit">Largest action.</param>
    /// <param name="sigma">Standard deviation of the noise, in units of the action (already times the limit).</param>
    /// <param name="clip">Largest noise, in units of the action (already times the limit).</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream: the update.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Apply(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Simd512, Vector512<float>>(action, smoothed, limit, sigma, clip, seed, stream, unit);
        else if (Vector256.IsHardwareAccelerated)
            Apply<Simd256, Vector256<float>>(action, smoothed, limit, sigma, clip, seed, stream, unit);
        else
            Apply<Simd128, Vector128<float>>(action, smoothed, limit, sigma, clip, seed, stream, unit);
    }

    internal static void Apply<TSimd, TVector>(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(smoothed, action.Features);
        Require.SameBatch(action, smoothed);
        var work = new Work<TSimd, TVector>(action, smoothed, limit, sigma, clip, seed, stream, unit);
        WorkerPool.Run(ref work);
    }

    [SkipLocalsInit]
    private static void Apply<TSimd, TVector>(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit,
        int firstGroup, int endGroup)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* normals = stackalloc float[Normals.MostAtOnce];
        TVector highest = TSimd.Create(limit), lowest = TSimd.Create(-limit);
        TVector most = TSimd.Create(clip), least = TSimd.Create(-clip), deviation = TSimd.Create(sigma);
        int atOnce = Normals.GroupsAtOnce<TSimd, TVector>();
        for (int group = firstGroup; group < endGroup; group++)
        {
            float* numbers = normals + (group % atOnce * Normals.GroupSize);
            if (numbers == normals)
                Normals.Fill<TSimd, TVector>(seed, stream, unit, (ulong)group, normals);

            (int feature, int p) = Math.DivRem(group, action.Panels);
            float* from = action.Pointer + ((nint)p * action.PanelStride) + (feature * Activations.PanelSamples);
            float* to = smoothed.Pointer + ((nint)p * smoothed.PanelStride) + (feature * Activations.PanelSamples);
            for (int i = 0; i < Activations.PanelSamples; i += TSimd.Count)
            {
                TVector noise = TSimd.Multiply(deviation, TSimd.Load(numbers + i));
                noise = TSimd.Max(least, TSimd.Min(most, noise));
                TVector sum = TSimd.Add(TSimd.Multiply(highest, TSimd.Load(from + i)), noise);
                TSimd.Store(TSimd.Max(lowest, TSimd.Min(highest, sum)), to + i);
            }
        }
    }

    /// <summary>Rows of panels, split among workers; rows whose random numbers are generated together stay together.</summary>
    private readonly struct Work<TSimd, TVector>(
        Activations action, Activations smoothed, float limit, float sigma, float clip, uint seed, RandomStreamId stream, ulong unit) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts)
        {
            int groups = action.Features * action.Panels;
            Apply<TSimd, TVector>(
                action, smoothed, limit, sigma, clip, seed, stream, unit, Share.From(groups, part, parts), Share.From(groups, part + 1, parts));
        }
    }
}
