using System;
using System.Runtime.Intrinsics;
using NE.Runtime.Memory;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// Target values with the entropy of the next action (SAC, 2018, equations 2 and 3; docs/algorithm.md, Soft actor-critic).
/// </summary>
public static unsafe class SoftTarget
{
    /// <summary>y = r + γ · notDone · (min(q1, q2) − α log π).</summary>
    /// <param name="reward">r, one feature.</param>
    /// <param name="notDone">1, or 0 where the task itself ended.</param>
    /// <param name="q1">Value of the next state and action by the first target critic.</param>
    /// <param name="q2">The same by the second.</param>
    /// <param name="logProbability">log π of the next action.</param>
    /// <param name="temperature">α.</param>
    /// <param name="discount">γ.</param>
    /// <param name="target">Receives y.</param>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static void Apply(
        Activations reward, Activations notDone, Activations q1, Activations q2, Activations logProbability, float temperature,
        float discount, Activations target)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Simd512, Vector512<float>>(reward, notDone, q1, q2, logProbability, temperature, discount, target);
        else if (Vector256.IsHardwareAccelerated)
            Apply<Simd256, Vector256<float>>(reward, notDone, q1, q2, logProbability, temperature, discount, target);
        else
            Apply<Simd128, Vector128<float>>(reward, notDone, q1, q2, logProbability, temperature, discount, target);
    }

    /// <summary>y = r + γ · notDone · (q − α log π), for a single critic.</summary>
    /// <param name="reward">r, one feature.</param>
    /// <param name="notDone">1, or 0 where the task itself ended.</param>
    /// <param name="q">Value of the next state and action by the target critic.</param>
    /// <param name="logProbability">log π of the next action.</param>
    /// <param name="temperature">α.</param>
    /// <param name="discount">γ.</param>
    /// <param name="target">Receives y.</param>
    /// <exception cref="ArgumentException">An array does not have exactly one feature, or the batch sizes differ.</exception>
    public static void Apply(
        Activations reward, Activations notDone, Activations q, Activations logProbability, float temperature, float discount,
        Activations target) =>
        Apply(reward, notDone, q, q, logProbability, temperature, discount, target);

    internal static void Apply<TSimd, TVector>(
        Activations reward, Activations notDone, Activations q1, Activations q2, Activations logProbability, float temperature,
        float discount, Activations target)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        Bellman.RequireColumn(reward, target);
        Bellman.RequireColumn(notDone, target);
        Bellman.RequireColumn(q1, target);
        Bellman.RequireColumn(q2, target);
        Bellman.RequireColumn(logProbability, target);
        TVector factor = TSimd.Create(discount), alpha = TSimd.Create(temperature);
        for (int p = 0; p < target.Panels; p++)
        {
            for (int i = 0; i < Activations.PanelSamples; i += TSimd.Count)
            {
                TVector least = Bellman.Least<TSimd, TVector>(TSimd.Load(q1.Panel(p) + i), TSimd.Load(q2.Panel(p) + i));
                TVector soft = TSimd.Subtract(least, TSimd.Multiply(alpha, TSimd.Load(logProbability.Panel(p) + i)));
                TVector follows = TSimd.Multiply(TSimd.Multiply(factor, TSimd.Load(notDone.Panel(p) + i)), soft);
                TSimd.Store(TSimd.Add(TSimd.Load(reward.Panel(p) + i), follows), target.Panel(p) + i);
            }
        }
    }
}
