using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace NE.Tool;

/// <summary>Prints tables: on a terminal wrapped to its width, elsewhere one plain line per row.</summary>
internal static class Tables
{
    private const int Gap = 2;

    // Spectre.Console treats a file as a terminal of 80 columns and would wrap its lines.
    private const int Unwrapped = 1 << 16;

    /// <summary>Writes rows to standard output, with columns as wide as their widest cell.</summary>
    /// <param name="rows">The rows, all of the same length.</param>
    /// <param name="whole">Number of leading columns that are never wrapped.</param>
    internal static void Write(IReadOnlyList<IReadOnlyList<Text>> rows, int whole)
    {
        Grid grid = new();
        int last = rows[0].Count - 1;
        for (int column = 0; column <= last; column++)
        {
            grid.AddColumn(new() { NoWrap = column < whole, Padding = new(0, 0, column < last ? Gap : 0, 0) });
        }

        foreach (IReadOnlyList<Text> row in rows)
        {
            grid.AddRow([.. row]);
        }

        if (!Console.IsOutputRedirected)
        {
            AnsiConsole.Write(grid);
            return;
        }

        StringWriter text = new();
        IAnsiConsole plain = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        plain.Profile.Width = Unwrapped;
        plain.Write(grid);
        foreach (string line in text.ToString().TrimEnd().Split('\n'))
        {
            Console.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Cells without a style.</summary>
    internal static IReadOnlyList<Text> Plain(IEnumerable<string> cells) => [.. cells.Select(cell => new Text(cell))];
}
