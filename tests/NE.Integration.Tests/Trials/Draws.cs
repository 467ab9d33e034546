using System.Linq;
using NE.Reference;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Random;

namespace NE.Integration.Tests.Trials;

/// <summary>The random numbers a learner draws, taken from its streams, as inputs of the reference.</summary>
internal static class Draws
{
    /// <summary>Rows of a batch, counted from the oldest.</summary>
    public static int[] Rows(uint seed, RandomStreamId stream, long unit, int pool, int count)
    {
        var random = new RandomStream(seed, stream, (ulong)unit);
        int[] rows = new int[count];
        for (int i = 0; i < count; i++)
            rows[i] = (int)random.NextBelow((uint)pool);
        return rows;
    }

    /// <summary>The standard normal numbers of target smoothing, [sample, action].</summary>
    public static Matrix Normal(uint seed, RandomStreamId stream, long unit, int samples, int actions)
    {
        // Smoothing of the action 0 with unit deviation and bounds out of reach gives the numbers themselves.
        const float OutOfReach = 1e9f;
        using var arena = new Arena();
        Activations zero = arena.Activations(actions, samples), smoothed = arena.Activations(actions, samples);
        TargetSmoothing.Apply(zero, smoothed, OutOfReach, 1, OutOfReach, seed, stream, (ulong)unit);
        var normal = new Matrix(samples, actions);
        foreach (int sample in Enumerable.Range(0, samples))
        {
            for (int action = 0; action < actions; action++)
                normal[sample, action] = smoothed[action, sample];
        }

        return normal;
    }
}
