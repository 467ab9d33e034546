using System;
using System.Collections.Generic;

namespace NE.Shared;

/// <summary>Finds the name that a misspelt one was meant to be. Compiled into the compiler and into the runtime, which share no assembly.</summary>
internal static class NearestName
{
    /// <summary>The name that was probably intended, or null if none is similar.</summary>
    /// <remarks>A prefix counts as similar: <c>Hopper</c> for <c>Hopper-v4</c>.</remarks>
    public static string? Of(string written, IEnumerable<string> names)
    {
        string? best = null;
        int least = Math.Max(2, written.Length / 3) + 1;
        foreach (string name in names)
        {
            int distance = written.Length >= 3
                && name.StartsWith(written, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(written, name);
            if (distance < least)
            {
                (best, least) = (name, distance);
            }
        }

        return best;
    }

    // Case-insensitive Levenshtein distance, one row at a time.
    private static int Distance(string left, string right)
    {
        int[] row = new int[right.Length + 1];
        for (int column = 0; column < row.Length; column++)
        {
            row[column] = column;
        }

        for (int line = 1; line <= left.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= right.Length; column++)
            {
                int change = diagonal + (char.ToUpperInvariant(left[line - 1]) == char.ToUpperInvariant(right[column - 1]) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.Min(change, Math.Min(row[column], row[column - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
