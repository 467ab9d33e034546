using System;

namespace NE.Runtime.Telemetry;

/// <summary>Where the live connections of a layer are: how many of them each block of neighbouring units and inputs has.</summary>
internal sealed class MaskGrid
{
    /// <summary>Most rows, and most columns. A layer of at most this many units and inputs has a block for each position.</summary>
    internal const int Most = 64;

    private MaskGrid(int rows, int columns, int[] cells)
    {
        Rows = rows;
        Columns = columns;
        Cells = cells;
    }

    /// <summary>Blocks of units: block r of R begins with unit ⌊r · units / R⌋.</summary>
    internal int Rows { get; }

    /// <summary>Blocks of inputs, divided in the same way.</summary>
    internal int Columns { get; }

    /// <summary>Live connections of each block, row by row.</summary>
    internal int[] Cells { get; }

    /// <summary>The grid of a mask.</summary>
    /// <param name="mask">1 where a weight is live, <c>[out][in]</c>.</param>
    /// <param name="outputs">Units of the layer.</param>
    /// <param name="inputs">Inputs of each.</param>
    internal static MaskGrid Of(ReadOnlySpan<byte> mask, int outputs, int inputs)
    {
        int rows = Math.Min(outputs, Most), columns = Math.Min(inputs, Most);
        int[] cells = new int[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            for (int output = Begin(row, rows, outputs); output < Begin(row + 1, rows, outputs); output++)
            {
                for (int column = 0; column < columns; column++)
                {
                    for (int input = Begin(column, columns, inputs); input < Begin(column + 1, columns, inputs); input++)
                    {
                        cells[(row * columns) + column] += mask[(output * inputs) + input];
                    }
                }
            }
        }

        return new(rows, columns, cells);
    }

    private static int Begin(int block, int blocks, int units) => (int)((long)block * units / blocks);
}
