using System.Linq;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.Shifts.Properties;

/// <summary>Random orders.</summary>
internal static class Permutation
{
    /// <summary>The numbers below a count in random order (Fisher-Yates).</summary>
    internal static int[] Draw(int count, ref RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int last = count - 1; last > 0; last--)
        {
            int other = (int)random.NextBelow((uint)last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }
}
