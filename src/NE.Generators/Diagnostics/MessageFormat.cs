using System;
using System.Collections.Generic;
using System.Globalization;

namespace NE.Generators.Diagnostics;

/// <summary>Formats numbers and suggests names in messages.</summary>
internal static class MessageFormat
{
    /// <summary>The shortest exact form of a number in the invariant culture.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands separators.</summary>
    public static string Count(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A density or share to four places.</summary>
    public static string Share(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A list: <c>a, b or c</c>.</summary>
    public static string Any(IReadOnlyList<string> names) => Join(names, " or ");

    /// <summary>A list: <c>a, b and c</c>.</summary>
    public static string All(IReadOnlyList<string> names) => Join(names, " and ");

    /// <summary>The name that was probably intended, or null if none is similar.</summary>
    /// <remarks>A prefix counts as similar: <c>Hopper</c> for <c>Hopper-v4</c>.</remarks>
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
