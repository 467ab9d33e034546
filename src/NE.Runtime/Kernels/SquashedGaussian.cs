using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;
using NE.Runtime.Random;
using NE.Runtime.Threading;

namespace NE.Runtime.Kernels;

/// <summary>
/// A normal distribution squashed to the bounds of the actions (Haarnoja et al., "Soft actor-critic algorithms and applications", 2018,
/// appendix C; docs/algorithm.md, Squashed Gaussian policy): u = μ + σ ε, a = offset + scale · tanh u. The head of a policy has 2 A
/// features: the means, then log σ, which is clamped.
/// </summary>
public sealed unsafe partial class SquashedGaussian
{
    private readonly ActionBounds bounds;
    private readonly float leastLog;
    private readonly float mostLog;
    private readonly Dictionary<int, SquashedGaussian> narrower = [];
    private SquashedGaussian? narrow;

    /// <summary>Creates a distribution; its settings apply to all actions of a policy.</summary>
    /// <param name="bounds">The bounds of the actions.</param>
    /// <param name="leastLog">Lower limit of log σ.</param>
    /// <param name="mostLog">Upper limit of log σ, at least the lower.</param>
    /// <exception cref="ArgumentOutOfRangeException">The upper limit is below the lower.</exception>
    public SquashedGaussian(ActionBounds bounds, float leastLog, float mostLog)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostLog, leastLog);
        this.bounds = bounds;
        this.leastLog = leastLog;
        this.mostLog = mostLog;
    }

    /// <summary>The bounds of the actions.</summary>
    public ActionBounds Bounds => bounds;

    /// <summary>Lower limit of log σ.</summary>
    public float LeastLog => leastLog;

    /// <summary>Upper limit of log σ.</summary>
    public float MostLog => mostLog;

    /// <summary>
    /// From now on actions have only their first components: the head contains as many means, then as many log σ, and the rest of both is
    /// unused. Components of an action beyond them, and gradients of unused features, are set to 0.
    /// </summary>
    /// <param name="actions">Number of components, 1 to the length of an action.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public void Take(int actions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(actions, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actions, bounds.Actions);
        narrow = null;
        if (actions < bounds.Actions && !narrower.TryGetValue(actions, out narrow))
            narrower[actions] = narrow = new SquashedGaussian(bounds.First(actions), leastLog, mostLog);
    }

    /// <summary>Samples an action for each state: ε is standard normal number (action index · padded batch + sample) of the unit.</summary>
    /// <param name="head">Means and log σ, 2 A features.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream: the update, or the environment step.</param>
    /// <param name="action">Receives the actions, A features; may be a slice of the batch.</param>
    /// <param name="logProbability">Receives log π(a), one feature; not computed if omitted.</param>
    /// <param name="kept">Receives tanh u and σ ε, 2 A features, for <see cref="Backward"/>; may be omitted.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public void Sample(
        Activations head, uint seed, RandomStreamId stream, ulong unit, Activations action, Activations logProbability = default,
        Activations kept = default)
    {
        if (narrow is { } few)
        {
            int count = few.bounds.Actions;
            few.Sample(
                head.Slice(0, 2 * count), seed, stream, unit, action.Slice(0, count), logProbability,
                kept.Pointer == null ? kept : kept.Slice(0, 2 * count));
            ActionMask.Apply(action, count);
        }
        else if (Vector512.IsHardwareAccelerated)
            Sample<Simd512, Vector512<float>>(head, seed, stream, unit, action, logProbability, kept);
        else if (Vector256.IsHardwareAccelerated)
            Sample<Simd256, Vector256<float>>(head, seed, stream, unit, action, logProbability, kept);
        else
            Sample<Simd128, Vector128<float>>(head, seed, stream, unit, action, logProbability, kept);
    }

    /// <summary>The mean action, offset + scale · tanh μ, used in evaluation.</summary>
    /// <param name="head">Means and log σ, 2 A features.</param>
    /// <param name="action">Receives the actions, A features.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public void Mean(Activations head, Activations action)
    {
        if (narrow is { } few)
        {
            few.Mean(head.Slice(0, 2 * few.bounds.Actions), action.Slice(0, few.bounds.Actions));
            ActionMask.Apply(action, few.bounds.Actions);
        }
        else if (Vector512.IsHardwareAccelerated)
            Mean<Simd512, Vector512<float>>(head, action);
        else if (Vector256.IsHardwareAccelerated)
            Mean<Simd256, Vector256<float>>(head, action);
        else
            Mean<Simd128, Vector128<float>>(head, action);
    }

    internal void Sample<TSimd, TVector>(
        Activations head, uint seed, RandomStreamId stream, ulong unit, Activations action, Activations logProbability, Activations kept)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(head, 2 * bounds.Actions);
        Require.Features(action, bounds.Actions);
        Require.SameBatch(head, action);
        if (logProbability.Pointer != null)
        {
            Require.Features(logProbability, 1);
            Require.SameBatch(head, logProbability);
        }

        if (kept.Pointer != null)
        {
            Require.Features(kept, head.Features);
            Require.SameBatch(head, kept);
        }

        var draw = new Draw(this, head, seed, stream, unit, action, logProbability, kept);
        if (head.Batch == 1)
        {
            draw.OneSample();
            return;
        }

        var work = new Work<TSimd, TVector>(draw);
        WorkerPool.Run(ref work);
    }

    internal void Mean<TSimd, TVector>(Activations head, Activations action)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Require.Features(head, 2 * bounds.Actions);
        Require.Features(action, bounds.Actions);
        Require.SameBatch(head, action);
        for (int p = 0; p < head.Panels; p++)
        {
            for (int j = 0; j < bounds.Actions; j++)
            {
                TVector scale = TSimd.Create(bounds.Scale[j]), offset = TSimd.Create(bounds.Offset[j]);
                float* mean = Row(head, p, j), to = Row(action, p, j);
                for (int i = 0; i < Activations.PanelSamples; i += TSimd.Count)
                    TSimd.Store(TSimd.Fma(scale, Elementary.Tanh<TSimd, TVector>(TSimd.Load(mean + i)), offset), to + i);
            }
        }
    }

    /// <summary>The values of a feature in a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Row(Activations values, int panel, int feature) => values.Panel(panel) + (feature * Activations.PanelSamples);

    /// <summary>log σ within its limits; NaN propagates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Clamped<TSimd, TVector>(TVector logDeviation, TVector least, TVector most)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Max(least, TSimd.Min(most, logDeviation));

    /// <summary>The arguments of one call.</summary>
    private readonly struct Draw(
        SquashedGaussian policy, Activations head, uint seed, RandomStreamId stream, ulong unit, Activations action,
        Activations logProbability, Activations kept)
    {
        public int PanelCount => head.Panels;

        /// <summary>A batch of one, as when selecting an action: no vector would be filled.</summary>
        public void OneSample()
        {
            for (int j = 0; j < policy.bounds.Actions; j++)
            {
                float normal = Normals.At(seed, stream, unit, (ulong)j * Activations.PanelSamples);
                Row<SimdScalar, float>(0, j, &normal, 1);
            }
        }

        /// <summary>A range of panels; action components ascending, so that each sample's sum has their order.</summary>
        [SkipLocalsInit]
        public void Panels<TSimd, TVector>(int firstPanel, int endPanel)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            float* normals = stackalloc float[Normals.MostAtOnce];
            int atOnce = Normals.GroupsAtOnce<TSimd, TVector>(), made = -1;
            for (int j = 0; j < policy.bounds.Actions; j++)
            {
                for (int p = firstPanel; p < endPanel; p++)
                {
                    int group = (j * head.Panels) + p, first = group / atOnce * atOnce;
                    if (first != made)
                        Normals.Fill<TSimd, TVector>(seed, stream, unit, (ulong)first, normals);

                    made = first;
                    Row<TSimd, TVector>(p, j, normals + ((group - first) * Normals.GroupSize), Activations.PanelSamples);
                }
            }
        }

        /// <summary>
        /// One action component of a panel's samples. With s = |u| + log(1 + e^(−2|u|)), log(1 − tanh² u) = 2 log 2 − 2 s, without the
        /// cancellation of 1 − tanh².
        /// </summary>
        private void Row<TSimd, TVector>(int panel, int j, float* normals, int samples)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            int actions = policy.bounds.Actions;
            TVector scale = TSimd.Create(policy.bounds.Scale[j]), offset = TSimd.Create(policy.bounds.Offset[j]);
            TVector least = TSimd.Create(policy.leastLog), most = TSimd.Create(policy.mostLog);
            float* mean = SquashedGaussian.Row(head, panel, j), deviation = SquashedGaussian.Row(head, panel, actions + j);
            float* to = SquashedGaussian.Row(action, panel, j);
            for (int i = 0; i < samples; i += TSimd.Count)
            {
                TVector log = Clamped<TSimd, TVector>(TSimd.Load(deviation + i), least, most), normal = TSimd.Load(normals + i);
                TVector spread = TSimd.Multiply(Elementary.Exp<TSimd, TVector>(log), normal);
                TVector u = TSimd.Add(TSimd.Load(mean + i), spread);
                TVector squashed = Elementary.Tanh<TSimd, TVector>(u);
                TSimd.Store(TSimd.Fma(scale, squashed, offset), to + i);
                if (kept.Pointer != null)
                {
                    TSimd.Store(squashed, SquashedGaussian.Row(kept, panel, j) + i);
                    TSimd.Store(spread, SquashedGaussian.Row(kept, panel, actions + j) + i);
                }

                if (logProbability.Pointer != null)
                {
                    TVector size = TSimd.And(u, TSimd.CreateBits(int.MaxValue));
                    TVector decayed = Elementary.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Zero, TSimd.Add(size, size)));
                    TVector s = TSimd.Add(size, Elementary.LogOnePlus<TSimd, TVector>(decayed));
                    TVector term = TSimd.Fma(
                        TSimd.Multiply(TSimd.Create(-0.5f), normal), normal, TSimd.Subtract(TSimd.Add(s, s), log));
                    float* sum = logProbability.Panel(panel) + i;
                    TVector total = j == 0 ? term : TSimd.Add(TSimd.Load(sum), term);
                    if (j == actions - 1)
                        total = TSimd.Add(total, TSimd.Create(policy.bounds.LogDensity));

                    TSimd.Store(total, sum);
                }
            }
        }
    }

    /// <summary>The panels, split among workers.</summary>
    private readonly struct Work<TSimd, TVector>(Draw draw) : IShared
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        public void Do(int part, int parts) => draw.Panels<TSimd, TVector>(
            Share.Of(draw.PanelCount, part, parts), Share.Of(draw.PanelCount, part + 1, parts));
    }
}
