using System;
using System.Runtime.CompilerServices;
using NE.Runtime.Memory;

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
    /// <exception cref="ArgumentException">An array has not one feature, or another batch.</exception>
    public static void Target(Activations reward, Activations notDone, Activations q1, Activations q2, float discount, Activations target)
    {
        RequireColumn(reward, target);
        RequireColumn(notDone, target);
        RequireColumn(q1, target);
        RequireColumn(q2, target);
        for (int sample = 0; sample < target.Batch; sample++)
        {
            // Not a number in either stays so.
            float q = MathF.Min(*At(q1, sample), *At(q2, sample));
            *At(target, sample) = *At(reward, sample) + (discount * *At(notDone, sample) * q);
        }
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
    /// <returns>The loss. The sum has the order of a sum over the batch.</returns>
    /// <exception cref="ArgumentException">An array has not one feature, or another batch.</exception>
    [SkipLocalsInit]
    public static float Error(Activations q, Activations target, Activations gradient)
    {
        RequireColumn(q, gradient);
        RequireColumn(target, gradient);
        float* partial = stackalloc float[BatchSum.Partials];
        new Span<float>(partial, BatchSum.Partials).Clear();
        float scale = 2f / q.Batch;
        int padded = q.Panels * Activations.PanelSamples;
        for (int sample = 0; sample < q.Batch; sample++)
        {
            float error = *At(q, sample) - *At(target, sample);
            float* sum = partial + (sample % BatchSum.Partials);
            *sum = MathF.FusedMultiplyAdd(error, error, *sum);
            *At(gradient, sample) = scale * error;
        }

        for (int sample = q.Batch; sample < padded; sample++)
            *At(gradient, sample) = 0f;

        return BatchSum.Tree(partial) / q.Batch;
    }

    /// <summary>The value of a sample in an array of one feature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static float* At(Activations column, int sample) =>
        column.Pointer + ((nint)(sample / Activations.PanelSamples) * column.PanelStride) + (sample % Activations.PanelSamples);

    internal static void RequireColumn(Activations column, Activations other)
    {
        Require.Features(column, 1);
        Require.Features(other, 1);
        Require.SameBatch(column, other);
    }
}
