using System;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <content>Rewiring at constant density (docs/algorithm.md, "Rewiring").</content>
public sealed unsafe partial class ElasticLayer
{
    private const int TieShift = 24;
    private const byte Returned = 2;

    /// <summary>
    /// Selects the connections that rewiring prunes, those of smallest |w|, and as many that it grows, those of largest |G| among all that
    /// are not kept. A connection in both selections stays as it is.
    /// </summary>
    /// <param name="count">Number of connections, at least 0.</param>
    public void RewireByGradient(int count) => Rewire(count, count, byGradient: true);

    /// <summary>
    /// As <see cref="RewireByGradient"/>, with different numbers of pruned and grown connections. A negative number of pruned ones connects as
    /// many dead positions at random; a negative number of grown ones grows none.
    /// </summary>
    /// <param name="prune">Number of connections to prune.</param>
    /// <param name="grow">Number of connections to grow.</param>
    public void ReplaceByGradient(int prune, int grow)
    {
        if (prune >= 0)
        {
            Rewire(prune, Math.Max(grow, 0), byGradient: true);
            return;
        }

        prunedCount = 0;
        SelectAtRandom(-prune);
    }

    /// <summary>As <see cref="RewireByGradient"/>, with growth at random.</summary>
    /// <param name="count">Number of connections, at least 0.</param>
    public void RewireAtRandom(int count) => Rewire(count, count, byGradient: false);

    private void Rewire(int prune, int grow, bool byGradient)
    {
        SelectSmallest(Math.Clamp(prune, 0, Live));
        int dropped = prunedCount;
        grow = prune == grow ? dropped : grow;
        foreach (int k in Pruned)
            Layer.Mask[k] = 0;

        Live -= dropped;
        if (byGradient)
            SelectByScore(grow);
        else
            SelectAtRandom(grow);

        Live += dropped;
        foreach (int k in Pruned)
            Layer.Mask[k] = 1;

        KeepReturned();
    }

    /// <summary>Selects the live connections of smallest |w|; among equals, which are mostly 0, at random.</summary>
    private void SelectSmallest(int count)
    {
        prunedCount = 0;
        IndexedWords words = Words(RandomStreamId.Truncate);
        bool ties = Size <= 1 << TieShift;
        int candidates = 0;
        for (int k = 0; k < Size; k++)
        {
            if (Layer.Mask[k] != 0)
            {
                ulong magnitude = BitConverter.SingleToUInt32Bits(Layer.Online.Weight[k]) & 0x7FFF_FFFF;
                ulong tie = ties ? words.Word((ulong)k) >> 23 : 0;
                keys[candidates++] = (magnitude << 33) | (tie << TieShift) | (uint)k;
            }
        }

        SmallestKeys.Partition(keys.AsSpan(0, candidates), count);
        ulong index = ties ? (1UL << TieShift) - 1 : (1UL << 33) - 1;
        for (; prunedCount < count; prunedCount++)
            pruned[prunedCount] = (int)(keys[prunedCount] & index);
    }

    /// <summary>Removes the connections in both selections from both: those in the growth selection that are live.</summary>
    private void KeepReturned()
    {
        int kept = 0;
        for (int i = 0; i < grownCount; i++)
        {
            if (Layer.Mask[grown[i]] != 0)
                Layer.Mask[grown[i]] = Returned;
            else
                grown[kept++] = grown[i];
        }

        grownCount = kept;
        kept = 0;
        for (int i = 0; i < prunedCount; i++)
        {
            if (Layer.Mask[pruned[i]] == Returned)
                Layer.Mask[pruned[i]] = 1;
            else
                pruned[kept++] = pruned[i];
        }

        prunedCount = kept;
    }
}
