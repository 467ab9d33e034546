using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Normalises observations by their running statistics (docs/algorithm.md, Observation normalisation).</summary>
public static unsafe class ObservationNorm
{
    /// <summary>to = clip((from − mean) · 1/√(variance + ε), ±limit), component by component.</summary>
    /// <param name="statistics">Means and variances.</param>
    /// <param name="from">Raw observations: a batch, or the one that is acted on.</param>
    /// <param name="to">Receives the normalised ones, and 0 in padded samples; may be the same values.</param>
    /// <param name="limit">Largest absolute value; infinity, as in SimBa, for none.</param>
    /// <exception cref="System.ArgumentException">Feature counts or batch sizes do not match.</exception>
    public static void Apply(
        ObservationStatistics statistics, Activations from, Activations to, float limit = float.PositiveInfinity)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Simd512, Vector512<float>>(statistics, from, to, limit);
        else if (Vector256.IsHardwareAccelerated)
            Apply<Simd256, Vector256<float>>(statistics, from, to, limit);
        else
            Apply<Simd128, Vector128<float>>(statistics, from, to, limit);
    }

    /// <summary>The same for one observation, in place.</summary>
    /// <param name="statistics">Means and variances.</param>
    /// <param name="observation">The observation.</param>
    /// <param name="limit">Largest absolute value; infinity, as in SimBa, for none.</param>
    /// <exception cref="System.ArgumentException">The observation has another length.</exception>
    public static void Apply(ObservationStatistics statistics, System.Span<float> observation, float limit = float.PositiveInfinity)
    {
        System.ArgumentNullException.ThrowIfNull(statistics);
        if (observation.Length != statistics.Length)
            throw new System.ArgumentException($"An observation has {statistics.Length} components, not {observation.Length}.", nameof(observation));

        for (int i = 0; i < observation.Length; i++)
        {
            float normal = SimdScalar.Multiply(SimdScalar.Subtract(observation[i], statistics.Mean[i]), statistics.Scale[i]);
            observation[i] = SimdScalar.Max(-limit, SimdScalar.Min(limit, normal));
        }
    }

    internal static void Apply<TSimd, TVector>(ObservationStatistics statistics, Activations from, Activations to, float limit)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(from, statistics.Length);
        Require.Features(to, statistics.Length);
        Require.SameBatch(from, to);
        if (from.Batch == 1)
        {
            Run<SimdScalar, float>(statistics, from, to, limit, 1);
            return;
        }

        Run<TSimd, TVector>(statistics, from, to, limit, Activations.PanelSamples);
        ClearPadding(to);
    }

    // Padding is never refilled, so normalising it in place at each update would let it grow without bound.
    private static void ClearPadding(Activations values)
    {
        int used = values.Batch % Activations.PanelSamples;
        for (int feature = 0; used != 0 && feature < values.Features; feature++)
        {
            new System.Span<float>(values.Panel(values.Panels - 1) + (feature * Activations.PanelSamples) + used, Activations.PanelSamples - used).Clear();
        }
    }

    private static void Run<TSimd, TVector>(ObservationStatistics statistics, Activations from, Activations to, float limit, int samples)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector highest = TSimd.Create(limit), lowest = TSimd.Create(-limit);
        for (int p = 0; p < from.Panels; p++)
        {
            float* x = from.Panel(p), y = to.Panel(p);
            for (int feature = 0; feature < statistics.Length; feature++)
            {
                TVector mean = TSimd.Create(statistics.Mean[feature]), scale = TSimd.Create(statistics.Scale[feature]);
                for (int i = 0; i < samples; i += TSimd.Count)
                {
                    TVector normal = TSimd.Multiply(TSimd.Subtract(TSimd.Load(x + i), mean), scale);
                    TSimd.Store(TSimd.Max(lowest, TSimd.Min(highest, normal)), y + i);
                }

                x += Activations.PanelSamples;
                y += Activations.PanelSamples;
            }
        }
    }
}
