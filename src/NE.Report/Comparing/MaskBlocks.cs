using System;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>A mask in blocks: the share of live positions in each, in 255ths.</summary>
/// <param name="Rows">Blocks of units.</param>
/// <param name="Columns">Blocks of inputs.</param>
/// <param name="Shares">Row by row.</param>
internal sealed record MaskBlocks(int Rows, int Columns, byte[] Shares)
{
    /// <summary>The mask of a layer in at most so many rows and columns: recorded blocks are joined, never divided.</summary>
    internal static MaskBlocks Of(LayerWeights layer, int most)
    {
        int rows = Math.Min(layer.Rows, most), columns = Math.Min(layer.Columns, most);
        byte[] shares = new byte[rows * columns];
        for (int row = 0; row < rows; row++)
        {
            int top = Begin(row, rows, layer.Rows), bottom = Begin(row + 1, rows, layer.Rows);
            for (int column = 0; column < columns; column++)
            {
                int left = Begin(column, columns, layer.Columns), right = Begin(column + 1, columns, layer.Columns);
                long live = 0;
                for (int r = top; r < bottom; r++)
                {
                    for (int c = left; c < right; c++)
                    {
                        live += layer.Cells[(r * layer.Columns) + c];
                    }
                }

                long units = Begin(bottom, layer.Rows, layer.Outputs) - Begin(top, layer.Rows, layer.Outputs);
                long inputs = Begin(right, layer.Columns, layer.Inputs) - Begin(left, layer.Columns, layer.Inputs);
                shares[(row * columns) + column] = (byte)Math.Clamp(Math.Round(255.0 * live / (units * inputs)), 0, 255);
            }
        }

        return new(rows, columns, shares);
    }

    // The rule by which a trainer divides units into blocks.
    private static int Begin(int block, int blocks, int units) => (int)((long)block * units / blocks);
}
