using System;
using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <content>How much grows, and which connections.</content>
public sealed unsafe partial class ElasticLayer
{
    private const int RadixBits = 11;
    private const int RadixPasses = 3;

    // In connections; far above the error of a sum of a million amounts, far below one connection.
    private const double Rounding = 1e-6;

    private readonly int[] grown;
    private readonly ulong[] keys;
    private readonly int[] histogram = new int[1 << RadixBits];

    private double carry;
    private bool carries;
    private int room;
    private int grownCount;
    private int requested;

    /// <summary>Flat indices (output · inputs + input) of the connections that this event grows.</summary>
    internal ReadOnlySpan<int> Grown => grown.AsSpan(0, grownCount);

    /// <summary>
    /// Open loop: the whole number of connections to grow from a scheduled amount; the remainder is carried to the next event, because
    /// plain flooring would lose growth (docs/algorithm.md, "Growth schedule").
    /// </summary>
    /// <param name="amount">k · base · w(t) ≥ 0, in connections.</param>
    /// <param name="finalDensity">Largest density of the layer.</param>
    /// <returns>The count, limited by the final density.</returns>
    public int Carry(double amount, double finalDensity = 1)
    {
        carries = true;
        room = Math.Max(0, MostLive(finalDensity) - Live);
        carry += amount;

        // With the automatic rate the amounts of all events sum to a whole number; the guard prevents rounding from losing the last connection.
        double whole = Math.Floor(carry + Rounding);
        carry -= whole;
        return (int)Math.Min(whole, room);
    }

    /// <summary>
    /// Closed loop: the layer's deficit relative to the scheduled density, max(0, round(N ρ*) − live) with ρ* = ρ_0 + (ρ_end − ρ_0) ·
    /// share. The live count already reflects what was pruned and what could not be grown, so nothing is carried.
    /// </summary>
    /// <param name="finalDensity">ρ_end.</param>
    /// <param name="share">Fraction of the total growth due by the next event, in [0, 1]; see <see cref="Anneal.CosineShare"/>.</param>
    public int GrowthDeficit(double finalDensity, double share)
    {
        carries = false;
        room = Math.Max(0, MostLive(finalDensity) - Live);
        double due = Layer.Topology.LiveAtStart + (Gap(finalDensity) * share);
        return Math.Clamp((int)Math.Floor(due + 0.5) - Live, 0, room);
    }

    /// <summary>States how much growth is requested before any is selected, for pruning that comes first.</summary>
    /// <param name="count">Connections that the event is to grow.</param>
    public void Request(int count) => requested = Math.Clamp(count, 0, Size - Live);

    /// <summary>N ρ_end − live connections at the start, at least 0: the growth required over the whole run.</summary>
    public double Gap(double finalDensity) => Math.Max(0, (finalDensity * Size) - Layer.Topology.LiveAtStart);

    /// <summary>Density of the layer at the start of the run, in [0, 1].</summary>
    public double InitialDensity => (double)Layer.Topology.LiveAtStart / Size;

    /// <summary>
    /// Selects the connections with the largest |G| among those that are not live. Equal scores are ordered by the words of stream
    /// <see cref="RandomStreamId.Grow"/>, larger first, then by index, so that large blocks of zeros are not filled in index order.
    /// </summary>
    /// <param name="count">Number to select; fewer if there are fewer candidates.</param>
    public void SelectByScore(int count) => SelectLargest(count, leastBits: 0);

    /// <summary>
    /// As <see cref="SelectByScore"/>, but never a connection whose score is exactly 0. In an open loop, the count that finds no
    /// candidate for this reason is carried to the next event.
    /// </summary>
    /// <param name="count">Largest number to select.</param>
    public void SelectByScoreSkippingZero(int count)
    {
        count = Math.Min(count, Size - Live);
        SelectLargest(count, leastBits: 1);
        if (carries)
        {
            carry += count - grownCount;
        }
    }

    /// <summary>
    /// Selects connections uniformly at random, without replacement, among those that are not live (naive growth of the NE paper's
    /// ablation).
    /// </summary>
    /// <param name="count">Number to select; fewer if there are fewer candidates.</param>
    public void SelectAtRandom(int count)
    {
        count = Math.Min(count, Size - Live);
        requested = count;
        grownCount = 0;
        if (count <= 0)
        {
            return;
        }

        IndexedWords words = Words(RandomStreamId.Grow);
        int candidates = 0;
        for (int i = 0; i < Size; i++)
        {
            if (Layer.Mask[i] == 0)
            {
                keys[candidates++] = SmallestKeys.Key(~words.Word((ulong)i), i);
            }
        }

        Take(grown, ref grownCount, candidates, count);
    }

    private void SelectLargest(int count, uint leastBits)
    {
        requested = Math.Clamp(count, 0, Size - Live);
        grownCount = 0;
        count = count > 0 && Live < Size ? Math.Min(count, CountFrom(leastBits)) : 0;
        if (count <= 0)
        {
            return;
        }

        (uint threshold, int above, int ties) = Rank(count);
        bool choose = ties > count - above;
        IndexedWords words = Words(RandomStreamId.Grow);
        int candidates = 0;
        for (int i = 0; i < Size; i++)
        {
            if (Layer.Mask[i] != 0)
            {
                continue;
            }

            uint bits = ScoreBits(i);
            if (bits > threshold || (bits == threshold && !choose))
            {
                grown[grownCount++] = i;
            }
            else if (bits == threshold)
            {
                keys[candidates++] = SmallestKeys.Key(~words.Word((ulong)i), i);
            }
        }

        if (choose)
        {
            Take(grown, ref grownCount, candidates, count - above);
        }
    }

    /// <summary>The score at a rank among the candidates, by radix selection, with the number of higher and of equal scores.</summary>
    private (uint Bits, int Above, int Ties) Rank(int rank)
    {
        uint prefix = 0;
        int remaining = rank, ties = 0;
        for (int shift = (RadixPasses - 1) * RadixBits; shift >= 0; shift -= RadixBits)
        {
            Array.Clear(histogram);
            ulong high = (ulong)prefix >> (shift + RadixBits);
            for (int i = 0; i < Size; i++)
            {
                uint bits = ScoreBits(i);
                if (Layer.Mask[i] == 0 && (ulong)bits >> (shift + RadixBits) == high)
                {
                    histogram[(bits >> shift) & ((1 << RadixBits) - 1)]++;
                }
            }

            int bucket = histogram.Length - 1;
            while (histogram[bucket] < remaining)
            {
                remaining -= histogram[bucket--];
            }

            prefix |= (uint)bucket << shift;
            ties = histogram[bucket];
        }

        return (prefix, rank - remaining, ties);
    }

    private int CountFrom(uint leastBits)
    {
        int count = 0;
        for (int i = 0; i < Size; i++)
        {
            count += Layer.Mask[i] == 0 && ScoreBits(i) >= leastBits ? 1 : 0;
        }

        return count;
    }

    // The bits of a non-negative float order like the number itself.
    private uint ScoreBits(int index) => BitConverter.SingleToUInt32Bits(Layer.Score[index]) & 0x7FFF_FFFF;

    /// <summary>Moves the connections with the smallest keys to a selection.</summary>
    private void Take(int[] selection, ref int selected, int candidates, int count)
    {
        SmallestKeys.Partition(keys.AsSpan(0, candidates), count);
        for (int k = 0; k < count; k++)
        {
            selection[selected++] = SmallestKeys.Index(keys[k]);
        }
    }

    // The guard prevents binary rounding from losing a connection, for example with density 0.29 of 100 connections.
    private int MostLive(double finalDensity) => (int)Math.Floor((finalDensity * Size) + 1e-9);
}
