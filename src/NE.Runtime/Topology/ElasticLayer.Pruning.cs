using System;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <content>Which connections of dormant units are pruned (docs/algorithm.md, "Pruning and Truncate").</content>
public sealed unsafe partial class ElasticLayer
{
    private readonly int[] pruned;
    private int prunedCount;

    /// <summary>Flat indices of the connections that this event prunes.</summary>
    internal ReadOnlySpan<int> Pruned => pruned.AsSpan(0, prunedCount);

    /// <summary>
    /// Selects live incoming connections of dormant units, at most u = ⌊ω · requested⌋; if there are more, a uniformly random subset of size
    /// u (Truncate, NE paper). The bound follows the growth that was requested: where all free connections have score 0 because they belong to
    /// dormant units, nothing grows, and these units must still be dismantled so that they can begin anew.
    /// </summary>
    /// <param name="upperBound">ω ≥ 0; below 1 an event that grows all that was requested never shrinks the layer.</param>
    public void SelectDormant(double upperBound) => SelectConnections(Bound(upperBound * requested));

    /// <summary>
    /// As <see cref="SelectDormant"/>, by whole units: all live inputs of dormant units, taken in random order while the total is at most
    /// u.
    /// </summary>
    /// <param name="upperBound">ω ≥ 0.</param>
    public void SelectDormantNeurons(double upperBound) => SelectNeurons(Bound(upperBound * requested));

    /// <summary>
    /// As <see cref="SelectDormant"/>, but in a layer without room to grow the bound is computed from the scheduled amount, so that dormant
    /// units can still be dismantled and their connections regrown elsewhere later (docs/algorithm.md, "Saturation and the end of growth").
    /// </summary>
    /// <param name="upperBound">ω ≥ 0.</param>
    /// <param name="scheduledAmount">Growth scheduled at this event, in connections.</param>
    public void SelectDormantScheduled(double upperBound, double scheduledAmount) =>
        SelectConnections(Bound(upperBound * (room == 0 ? scheduledAmount : requested)));

    /// <summary>As <see cref="SelectDormantScheduled"/>, by whole units.</summary>
    /// <param name="upperBound">ω ≥ 0.</param>
    /// <param name="scheduledAmount">Growth scheduled at this event, in connections.</param>
    public void SelectDormantNeuronsScheduled(double upperBound, double scheduledAmount) =>
        SelectNeurons(Bound(upperBound * (room == 0 ? scheduledAmount : requested)));

    private void SelectConnections(int bound)
    {
        prunedCount = 0;
        if (bound <= 0)
        {
            return;
        }

        IndexedWords words = Words(RandomStreamId.Truncate);
        int candidates = 0;
        for (int i = 0; i < units; i++)
        {
            if (!dormant[i])
            {
                continue;
            }

            for (int k = i * inputs; k < (i + 1) * inputs; k++)
            {
                if (Layer.Mask[k] != 0)
                {
                    keys[candidates++] = SmallestKeys.Key(~words.Word((ulong)k), k);
                }
            }
        }

        Take(pruned, ref prunedCount, candidates, Math.Min(bound, candidates));
    }

    private void SelectNeurons(int bound)
    {
        prunedCount = 0;
        IndexedWords words = Words(RandomStreamId.Truncate);
        int candidates = 0;
        for (int i = 0; i < units; i++)
        {
            if (dormant[i] && inputsBefore[i] > 0)
            {
                keys[candidates++] = SmallestKeys.Key(~words.Word((ulong)i), i);
            }
        }

        keys.AsSpan(0, candidates).Sort();
        for (int k = 0; k < candidates; k++)
        {
            int i = SmallestKeys.Index(keys[k]);
            if (prunedCount + inputsBefore[i] > bound)
            {
                return;
            }

            AddInputs(i);
        }
    }

    private void AddInputs(int i)
    {
        for (int k = i * inputs; k < (i + 1) * inputs; k++)
        {
            if (Layer.Mask[k] != 0)
            {
                pruned[prunedCount++] = k;
            }
        }
    }

    private int Bound(double limit) => output || Layer.Mask is null ? 0 : (int)Math.Min(Math.Floor(limit), Size);
}
