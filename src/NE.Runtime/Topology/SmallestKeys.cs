using System;

namespace NE.Runtime.Topology;

/// <summary>Partial selection without allocation, for random subsets by priority.</summary>
internal static class SmallestKeys
{
    /// <summary>Reorders distinct keys so that the first <paramref name="count"/> are the smallest, in any order.</summary>
    public static void Partition(Span<ulong> keys, int count)
    {
        if (count <= 0 || count >= keys.Length)
        {
            return;
        }

        int low = 0, high = keys.Length - 1;
        while (low < high)
        {
            ulong pivot = MedianOfThree(keys[low], keys[low + ((high - low) / 2)], keys[high]);
            int left = low - 1, right = high + 1;
            while (true)
            {
                do
                {
                    left++;
                }
                while (keys[left] < pivot);
                do
                {
                    right--;
                }
                while (keys[right] > pivot);
                if (left >= right)
                {
                    break;
                }

                (keys[left], keys[right]) = (keys[right], keys[left]);
            }

            // Now [low, right] ≤ pivot ≤ [right + 1, high].
            if (count - 1 <= right)
            {
                high = right;
            }
            else
            {
                low = right + 1;
            }
        }
    }

    /// <summary>A key that orders by priority, then by index.</summary>
    public static ulong Key(uint priority, int index) => ((ulong)priority << 32) | (uint)index;

    /// <summary>The index of a key.</summary>
    public static int Index(ulong key) => (int)(uint)key;

    private static ulong MedianOfThree(ulong a, ulong b, ulong c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
