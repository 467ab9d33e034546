using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Formats tables for display.</summary>
internal static class Columns
{
    /// <summary>Rows as lines, every column as wide as its widest cell; an empty column is omitted.</summary>
    internal static IEnumerable<string> Aligned(IReadOnlyList<string[]> rows)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join(
            "  ", row.Select((cell, column) => cell.PadRight(widths[column])).Where((_, column) => widths[column] > 0)).TrimEnd());
    }
}
