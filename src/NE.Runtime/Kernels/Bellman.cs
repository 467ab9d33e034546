using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Target values and their error (TD3 paper, equations 10 and 11; docs/algorithm.md, One update).</summary>
public static unsafe class Bellman
{
    /// <summary>y = r + γ · notDone · min(q1, q2).</summary>
    /// <param name="reward">r, one feature.</param>
    /// <param name="notDone">1, or 0 where the task itself ended.</param>
    /// <param name="q1">Value of the next state and action by the first target critic.</param>
    /// <param name="q2">The same by the second.</param>
    /// <param name="discount">γ.</param>
    /// <param name="target">Receives y.</param>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static void Target(Activations reward, Activations notDone, Activations q1, Activations q2, float discount, Activations target)
    {
        RequireColumn(reward, target);
        RequireColumn(notDone, target);
        RequireColumn(q1, target);
        RequireColumn(q2, target);
        if (Vector512.IsHardwareAccelerated)
            Target<Simd512, Vector512<float>>(reward, notDone, q1, q2, discount, target);
        else if (Vector256.IsHardwareAccelerated)
            Target<Simd256, Vector256<float>>(reward, notDone, q1, q2, discount, target);
        else
            Target<Simd128, Vector128<float>>(reward, notDone, q1, q2, discount, target);
    }

    /// <summary>y = r + γ · notDone · q, for a single critic.</summary>
    /// <inheritdoc cref="Target(Activations, Activations, Activations, Activations, float, Activations)"/>
    /// <param name="reward">r, one feature.</param>
    /// <param name="notDone">1, or 0 where the task itself ended.</param>
    /// <param name="q">Value of the next state and action by the target critic.</param>
    /// <param name="discount">γ.</param>
    /// <param name="target">Receives y.</param>
    public static void Target(Activations reward, Activations notDone, Activations q, float discount, Activations target) =>
        Target(reward, notDone, q, q, discount, target);

    /// <summary>The mean of (q − y)² and its gradient (2/B)(q − y), 0 at padded samples.</summary>
    /// <param name="q">Values of the critic, one feature.</param>
    /// <param name="target">y.</param>
    /// <param name="gradient">Receives the gradient with respect to q.</param>
    /// <returns>The loss, summed in the order of a sum over the batch.</returns>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static float Error(Activations q, Activations target, Activations gradient)
    {
        RequireColumn(q, gradient);
        RequireColumn(target, gradient);
        if (Vector512.IsHardwareAccelerated)
            return Error<Simd512, Vector512<float>>(q, target, gradient);

        return Vector256.IsHardwareAccelerated
            ? Error<Simd256, Vector256<float>>(q, target, gradient)
            : Error<Simd128, Vector128<float>>(q, target, gradient);
    }

    internal static void Target<TSimd, TVector>(
        Activations reward, Activations notDone, Activations q1, Activations q2, float discount, Activations target)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector factor = TSimd.Create(discount);
        for (int p = 0; p < target.Panels; p++)
        {
            for (int i = 0; i < Activations.PanelSamples; i += TSimd.Count)
            {
                TVector least = Least<TSimd, TVector>(TSimd.Load(q1.Panel(p) + i), TSimd.Load(q2.Panel(p) + i));
                TVector follows = TSimd.Multiply(TSimd.Multiply(factor, TSimd.Load(notDone.Panel(p) + i)), least);
                TSimd.Store(TSimd.Add(TSimd.Load(reward.Panel(p) + i), follows), target.Panel(p) + i);
            }
        }
    }

    [SkipLocalsInit]
    internal static float Error<TSimd, TVector>(Activations q, Activations target, Activations gradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* partial = stackalloc float[BatchSum.Partials];
        new Span<float>(partial, BatchSum.Partials).Clear();
        float scale = 2f / q.Batch;
        TVector slope = TSimd.Create(scale);
        int whole = q.Batch / BatchSum.Partials * BatchSum.Partials;
        for (int lane = 0; lane < BatchSum.Partials; lane += TSimd.Count)
        {
            TVector sum = TSimd.Zero;
            for (int sample = lane; sample < whole; sample += BatchSum.Partials)
            {
                TVector error = TSimd.Subtract(TSimd.Load(At(q, sample)), TSimd.Load(At(target, sample)));
                sum = TSimd.Fma(error, error, sum);
                TSimd.Store(TSimd.Multiply(slope, error), At(gradient, sample));
            }

            TSimd.Store(sum, partial + lane);
        }

        for (int sample = whole; sample < q.Batch; sample++)
        {
            float error = *At(q, sample) - *At(target, sample);
            float* sum = partial + (sample % BatchSum.Partials);
            *sum = MathF.FusedMultiplyAdd(error, error, *sum);
            *At(gradient, sample) = scale * error;
        }

        ClearPadding(gradient);
        return BatchSum.Tree(partial) / q.Batch;
    }

    /// <summary>
    /// The smaller of two values; NaN in either propagates, where the hardware minimum propagates only that of the second.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Least<TSimd, TVector>(TVector first, TVector second)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Select(Elementary.IsNotANumber<TSimd, TVector>(first), first, TSimd.Min(first, second));

    /// <summary>The value of a sample in an array of one feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float* At(Activations column, int sample) =>
        column.Panel((int)((uint)sample / Activations.PanelSamples)) + (sample & (Activations.PanelSamples - 1));

    /// <summary>Sets the padded samples to 0.</summary>
    internal static void ClearPadding(Activations column)
    {
        int padded = column.Panels * Activations.PanelSamples;
        for (int sample = column.Batch; sample < padded; sample++)
            *At(column, sample) = 0f;
    }

    internal static void RequireColumn(Activations column, Activations other)
    {
        Require.Features(column, 1);
        Require.Features(other, 1);
        Require.SameBatch(column, other);
    }
}
