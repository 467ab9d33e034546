using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// The loss of a soft policy: the values of its actions and their entropy (SAC, 2018, equation 7; docs/algorithm.md, Soft actor-critic).
/// </summary>
public static unsafe class SoftPolicyLoss
{
    /// <summary>
    /// The loss mean(α log π − min(q1, q2)) and its gradients, 0 at padded samples: α/B for log π; −1/B for the smaller value and 0 for the
    /// other, −1/(2B) for each where they are equal, as in PyTorch's minimum.
    /// </summary>
    /// <param name="temperature">α.</param>
    /// <param name="logProbability">log π of the policy's actions, one feature.</param>
    /// <param name="q1">Their values by the first critic, one feature.</param>
    /// <param name="q2">Their values by the second.</param>
    /// <param name="logGradient">Receives the gradient with respect to log π.</param>
    /// <param name="q1Gradient">Receives the gradient with respect to q1.</param>
    /// <param name="q2Gradient">Receives the gradient with respect to q2.</param>
    /// <returns>The loss, summed in the order of a sum over the batch.</returns>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static float Descend(
        float temperature, Activations logProbability, Activations q1, Activations q2, Activations logGradient, Activations q1Gradient,
        Activations q2Gradient)
    {
        if (Vector512.IsHardwareAccelerated)
            return Descend<Simd512, Vector512<float>>(temperature, logProbability, q1, q2, logGradient, q1Gradient, q2Gradient);

        return Vector256.IsHardwareAccelerated
            ? Descend<Simd256, Vector256<float>>(temperature, logProbability, q1, q2, logGradient, q1Gradient, q2Gradient)
            : Descend<Simd128, Vector128<float>>(temperature, logProbability, q1, q2, logGradient, q1Gradient, q2Gradient);
    }

    /// <summary>The loss mean(α log π − q) and its gradients, for a single critic.</summary>
    /// <param name="temperature">α.</param>
    /// <param name="logProbability">log π of the policy's actions, one feature.</param>
    /// <param name="q">Their values, one feature.</param>
    /// <param name="logGradient">Receives the gradient with respect to log π.</param>
    /// <param name="qGradient">Receives the gradient with respect to q.</param>
    /// <returns>The loss, summed in the order of a sum over the batch.</returns>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static float Descend(
        float temperature, Activations logProbability, Activations q, Activations logGradient, Activations qGradient)
    {
        // Both halves of a tie go to the one critic.
        float loss = Descend(temperature, logProbability, q, q, logGradient, qGradient, qGradient);
        Elementwise.Scale(qGradient, 2f, qGradient);
        return loss;
    }

    [SkipLocalsInit]
    internal static float Descend<TSimd, TVector>(
        float temperature, Activations logProbability, Activations q1, Activations q2, Activations logGradient, Activations q1Gradient,
        Activations q2Gradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Bellman.RequireColumn(logProbability, logGradient);
        Bellman.RequireColumn(q1, logGradient);
        Bellman.RequireColumn(q2, logGradient);
        Bellman.RequireColumn(q1Gradient, logGradient);
        Bellman.RequireColumn(q2Gradient, logGradient);
        float* partial = stackalloc float[BatchSum.Partials];
        new Span<float>(partial, BatchSum.Partials).Clear();
        int batch = logProbability.Batch, whole = batch / BatchSum.Partials * BatchSum.Partials;
        var sides = new Sides(logProbability, q1, q2, logGradient, q1Gradient, q2Gradient, temperature);
        for (int lane = 0; lane < BatchSum.Partials; lane += TSimd.Count)
        {
            TVector sum = TSimd.Zero;
            for (int sample = lane; sample < whole; sample += BatchSum.Partials)
                sum = TSimd.Add(sum, sides.At<TSimd, TVector>(sample));

            TSimd.Store(sum, partial + lane);
        }

        for (int sample = whole; sample < batch; sample++)
            partial[sample % BatchSum.Partials] += sides.At<SimdScalar, float>(sample);

        Bellman.ClearPadding(logGradient);
        Bellman.ClearPadding(q1Gradient);
        Bellman.ClearPadding(q2Gradient);
        return BatchSum.Tree(partial) / batch;
    }

    /// <summary>What is read and written for each sample.</summary>
    private readonly struct Sides(
        Activations logProbability, Activations q1, Activations q2, Activations logGradient, Activations q1Gradient, Activations q2Gradient,
        float temperature)
    {
        /// <summary>Writes the gradients of a vector of samples; returns their terms of the loss.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector At<TSimd, TVector>(int sample)
            where TSimd : struct, ISimd<TVector>
            where TVector : struct
        {
            float share = 1f / logProbability.Batch;
            TVector first = TSimd.Load(Bellman.At(q1, sample)), second = TSimd.Load(Bellman.At(q2, sample)), zero = TSimd.Zero;
            TVector whole = TSimd.Create(-share), half = TSimd.Create(-0.5f * share), alpha = TSimd.Create(temperature);
            TVector above = TSimd.Greater(first, second), below = TSimd.Greater(second, first);
            TSimd.Store(TSimd.Select(above, zero, TSimd.Select(below, whole, half)), Bellman.At(q1Gradient, sample));
            TSimd.Store(TSimd.Select(below, zero, TSimd.Select(above, whole, half)), Bellman.At(q2Gradient, sample));
            TSimd.Store(TSimd.Multiply(alpha, TSimd.Create(share)), Bellman.At(logGradient, sample));
            TVector entropy = TSimd.Multiply(alpha, TSimd.Load(Bellman.At(logProbability, sample)));
            return TSimd.Subtract(entropy, Bellman.Least<TSimd, TVector>(first, second));
        }
    }
}
