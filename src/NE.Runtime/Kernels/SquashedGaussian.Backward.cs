using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

public sealed unsafe partial class SquashedGaussian
{
    /// <summary>
    /// Computes the gradients of mean and log σ from those of an action and of its log-density, with ε fixed (reparameterisation): with
    /// g_u = g_a · scale · (1 − tanh² u) + g_log · 2 tanh u, the mean gets g_u and log σ gets g_u · σ ε − g_log. Where log σ was outside
    /// its limits it gets 0; at a limit it gets its gradient, as with PyTorch's clamp.
    /// </summary>
    /// <param name="head">Means and log σ of the forward pass, 2 A features.</param>
    /// <param name="kept">The values kept by sampling.</param>
    /// <param name="actionGradient">g_a, A features; 0 at padded samples.</param>
    /// <param name="logGradient">g_log, one feature; 0 at padded samples.</param>
    /// <param name="headGradient">Receives the gradients of means and log σ, 2 A features.</param>
    /// <exception cref="ArgumentException">Feature counts or batch sizes do not match.</exception>
    public void Backward(
        Activations head, Activations kept, Activations actionGradient, Activations logGradient, Activations headGradient)
    {
        if (narrow is { } few)
        {
            int count = few.bounds.Actions;
            few.Backward(
                head.Slice(0, 2 * count), kept.Slice(0, 2 * count), actionGradient.Slice(0, count), logGradient, headGradient.Slice(0, 2 * count));
            ActionMask.Apply(headGradient, 2 * count);
        }
        else if (Vector512.IsHardwareAccelerated)
            Backward<Simd512, Vector512<float>>(head, kept, actionGradient, logGradient, headGradient);
        else if (Vector256.IsHardwareAccelerated)
            Backward<Simd256, Vector256<float>>(head, kept, actionGradient, logGradient, headGradient);
        else
            Backward<Simd128, Vector128<float>>(head, kept, actionGradient, logGradient, headGradient);
    }

    internal void Backward<TSimd, TVector>(
        Activations head, Activations kept, Activations actionGradient, Activations logGradient, Activations headGradient)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        int actions = bounds.Actions;
        Require.Features(head, 2 * actions);
        Require.Features(kept, 2 * actions);
        Require.Features(actionGradient, actions);
        Require.Features(logGradient, 1);
        Require.Features(headGradient, 2 * actions);
        Require.SameBatch(head, kept);
        Require.SameBatch(head, actionGradient);
        Require.SameBatch(head, logGradient);
        Require.SameBatch(head, headGradient);
        TVector one = TSimd.Create(1f), least = TSimd.Create(leastLog), most = TSimd.Create(mostLog);
        for (int p = 0; p < head.Panels; p++)
        {
            float* log = logGradient.Panel(p);
            for (int j = 0; j < actions; j++)
            {
                TVector scale = TSimd.Create(bounds.Scale[j]);
                float* deviation = Row(head, p, actions + j), squashed = Row(kept, p, j), spread = Row(kept, p, actions + j);
                float* action = Row(actionGradient, p, j), mean = Row(headGradient, p, j), toLog = Row(headGradient, p, actions + j);
                for (int i = 0; i < Activations.PanelSamples; i += TSimd.Count)
                {
                    TVector t = TSimd.Load(squashed + i), g = TSimd.Load(log + i), raw = TSimd.Load(deviation + i);
                    TVector slope = TSimd.Multiply(scale, TSimd.Subtract(one, TSimd.Multiply(t, t)));
                    TVector through = TSimd.Fma(TSimd.Load(action + i), slope, TSimd.Multiply(g, TSimd.Add(t, t)));
                    TVector outside = TSimd.Or(TSimd.Greater(least, raw), TSimd.Greater(raw, most));
                    TVector within = TSimd.Subtract(TSimd.Multiply(through, TSimd.Load(spread + i)), g);
                    TSimd.Store(through, mean + i);
                    TSimd.Store(TSimd.Select(outside, TSimd.Zero, within), toLog + i);
                }
            }
        }
    }
}
