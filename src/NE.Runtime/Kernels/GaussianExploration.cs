using System;
using NE.Runtime.Random;

namespace NE.Runtime.Kernels;

/// <summary>
/// Exploration by Gaussian noise on the policy's action (TD3 paper, section 6.1; docs/algorithm.md, The interaction loop).
/// </summary>
public static class GaussianExploration
{
    /// <summary>action = clip(action + σ n, ±limit) with standard normal n: number i of the unit for component i.</summary>
    /// <param name="action">
    /// The policy's action; receives the action to take. Non-finite components are left unchanged, so that they are noticed.
    /// </param>
    /// <param name="limit">Largest action.</param>
    /// <param name="sigma">Standard deviation of the noise, in units of the action (already times the limit).</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which random stream.</param>
    /// <param name="unit">Unit of the stream: the environment step.</param>
    public static void Apply(Span<float> action, float limit, float sigma, uint seed, RandomStreamId stream, ulong unit)
    {
        RandomStream random = new(seed, stream, unit);
        foreach (ref float component in action)
        {
            float noise = sigma * random.NextNormal();
            if (float.IsFinite(component))
                component = Math.Clamp(component + noise, -limit, limit);
        }
    }
}
