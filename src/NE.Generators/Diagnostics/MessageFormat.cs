using System;
using System.Collections.Generic;
using System.Globalization;

namespace NE.Generators.Diagnostics;

/// <summary>How messages write numbers and offer names.</summary>
internal static class MessageFormat
{
    /// <summary>A number in the invariant culture, as short as it is exact.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separated.</summary>
    public static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A density or share to four places.</summary>
    public static string Share(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A list: <c>a, b or c</c>.</summary>
    public static string Any(IReadOnlyList<string> names) => Join(names, " or ");

    /// <summary>A list: <c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names) => Join(names, " and ");

    /// <summary>The name that was probably meant, or null when none is near.</summary>
    /// <remarks>A name that starts with what was written counts as near: <c>Hopper</c> for <c>Hopper-v4</c>.</remarks>
    public static string? Nearest(string written, IEnumerable<string> names)
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

    private static string Join(IReadOnlyList<string> names, string last)
    {
        if (names.Count == 0)
        {
            return "";
        }

        string text = names[0];
        for (int index = 1; index < names.Count; index++)
        {
            text += (index == names.Count - 1 ? last : ", ") + names[index];
        }

        return text;
    }

    // Levenshtein's distance without regard to case, one row at a time.
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
