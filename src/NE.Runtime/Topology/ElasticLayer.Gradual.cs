using System;

namespace NE.Runtime.Topology;

/// <content>Gradual pruning by magnitude (docs/algorithm.md, "Gradual pruning").</content>
public sealed unsafe partial class ElasticLayer
{
    /// <summary>Live connections after an event of gradual pruning: final + (initial − final) (1 − p)³, rounded, at least 1.</summary>
    /// <param name="update">t, the update of the event.</param>
    /// <param name="begin">t₀, the update at which pruning begins.</param>
    /// <param name="end">t₁, the update at which it ends; p = (t − t₀)/(t₁ − t₀), clamped to [0, 1].</param>
    public int GradualTarget(long update, long begin, long end)
    {
        double left = end > begin ? Math.Clamp((double)(end - update) / (end - begin), 0, 1) : update < begin ? 1 : 0;
        return Math.Max(1, (int)Math.Round(final + ((Layer.Topology.LiveAtStart - final) * (left * left * left)), MidpointRounding.AwayFromZero));
    }

    /// <summary>
    /// Selects for pruning the live connections of smallest |w|, so that at most a given number remains. Of equal ones those of higher position
    /// are pruned first.
    /// </summary>
    /// <param name="keep">Number of connections to keep.</param>
    public void SelectSmallestBeyond(int keep)
    {
        prunedCount = 0;
        int count = Math.Max(0, Live - keep);
        int candidates = 0;
        for (int k = 0; count > 0 && k < Size; k++)
        {
            if (Layer.Mask[k] != 0)
                keys[candidates++] = SmallestKeys.Key(BitConverter.SingleToUInt32Bits(Layer.Online.Weight[k]) & 0x7FFF_FFFF, ~k);
        }

        SmallestKeys.Partition(keys.AsSpan(0, candidates), count);
        for (; prunedCount < count; prunedCount++)
            pruned[prunedCount] = ~SmallestKeys.Index(keys[prunedCount]);
    }
}
