using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// The order in which a product traverses live weights: rows sorted by live count, in groups of four; each step of a group holds the next
/// live weight of its four rows. Rows are outputs for y = W x, inputs for dx = Wᵀ dy.
/// </summary>
/// <remarks>
/// A group is padded to its longest row with weights of value 0. More than 256 terms are split into blocks, each with its own order of
/// rows, so that the input of a block, 32 samples of 256 features, stays in the L1 cache. Everything is a pure function of the mask. If the
/// number of rows is not a multiple of four, the first group of a block begins with empty rows; they write to the row of the group's last
/// lane, which is stored after them.
/// </remarks>
internal sealed unsafe class LiveStream
{
    /// <summary>Rows per group.</summary>
    public const int Lanes = 4;

    /// <summary>Largest number of terms per block.</summary>
    public const int BlockTerms = 256;

    /// <summary>Multiplier of a feature's index in <see cref="Offsets"/>: a row of 32 samples, in units of 8 bytes.</summary>
    public const int OffsetUnit = Activations.PanelSamples * sizeof(float) / sizeof(double);

    // Largest number of terms for which two panels of inputs fit in the L1 cache together, half of which is needed for outputs and weights.
    private const int FewTerms = 64;

    // Density above which rows are long enough that two panels at once are faster for any number of terms; measured at 256.
    private const double LongRows = 0.4;

    private readonly int[] counts;
    private readonly int[] first = new int[BlockTerms + 2];

    /// <summary>Allocates the memory for any mask.</summary>
    public LiveStream(Arena arena, int rows, int terms)
    {
        Rows = rows;
        Terms = terms;
        Blocks = (terms + BlockTerms - 1) / BlockTerms;
        Groups = (rows + Lanes - 1) / Lanes;
        counts = new int[rows];
        int capacity = Capacity(rows, terms);
        Offsets = (ushort*)arena.TakeBytes((long)capacity * sizeof(ushort));
        Source = (int*)arena.TakeBytes((long)capacity * sizeof(int));
        RowOf = (int*)arena.TakeBytes((long)Blocks * Groups * Lanes * sizeof(int));
        Place = (int*)arena.TakeBytes((long)Blocks * rows * sizeof(int));
        Start = (int*)arena.TakeBytes((((long)Blocks * Groups) + 1) * sizeof(int));
    }

    /// <summary>Number of result rows.</summary>
    public int Rows { get; }

    /// <summary>Number of terms per sum, live or not.</summary>
    public int Terms { get; }

    /// <summary>Number of blocks of terms.</summary>
    public int Blocks { get; }

    /// <summary>Number of groups per block.</summary>
    public int Groups { get; }

    /// <summary>Number of positions in use, including padding; a multiple of 16. The last ones belong to no group.</summary>
    public int Length { get; private set; }

    /// <summary>Whether processing two panels at once is faster than one after the other.</summary>
    public bool Wide { get; private set; }

    /// <summary>For each position, the start of its term's feature: the index within the block times <see cref="OffsetUnit"/>.</summary>
    public ushort* Offsets { get; }

    /// <summary>For each position, the source index of its value; −1 for padding.</summary>
    public int* Source { get; }

    /// <summary>For each block, group and lane, its row.</summary>
    public int* RowOf { get; }

    /// <summary>For each block and row, its group times four plus its lane.</summary>
    public int* Place { get; }

    /// <summary>For each block and group, its first step; one more at the end.</summary>
    public int* Start { get; }

    /// <summary>Number of positions sufficient for any mask.</summary>
    public static int Capacity(int rows, int terms) => checked((((((rows + 3) & ~3) * terms) + 15) & ~15) + 16);

    /// <summary>Follows a mask; <see cref="Source"/> gets positions in the mask.</summary>
    /// <param name="mask">1 where a weight is live, else 0.</param>
    /// <param name="rowStride">Bytes from row to row.</param>
    /// <param name="termStride">Bytes from term to term.</param>
    public void Build(byte* mask, int rowStride, int termStride)
    {
        Start[0] = 0;
        for (int block = 0; block < Blocks; block++)
        {
            int firstTerm = block * BlockTerms, endTerm = Math.Min(firstTerm + BlockTerms, Terms);
            Sort(block, mask, rowStride, termStride, firstTerm, endTerm);
            for (int group = block * Groups; group < (block + 1) * Groups; group++)
            {
                // Ascending counts: the last lane has the longest row.
                int steps = counts[RowOf[(group * Lanes) + Lanes - 1]];
                Start[group + 1] = Start[group] + steps;
                for (int lane = 0; lane < Lanes; lane++)
                {
                    bool empty = group == block * Groups && lane < (Groups * Lanes) - Rows;
                    int row = RowOf[(group * Lanes) + lane];
                    Fill(mask, empty ? -1 : row * rowStride, termStride, firstTerm, endTerm, (Start[group] * Lanes) + lane, steps);
                }
            }
        }

        int used = Start[Blocks * Groups] * Lanes;
        Length = (used + 15) & ~15;
        Wide = Terms <= FewTerms || used > LongRows * Rows * Terms;
        for (int i = used; i < Length; i++)
        {
            Source[i] = -1;
            Offsets[i] = 0;
        }
    }

    /// <summary>Sorts the rows by live count in the block, ties by index: a counting sort.</summary>
    private void Sort(int block, byte* mask, int rowStride, int termStride, int firstTerm, int endTerm)
    {
        Array.Clear(first);
        for (int row = 0; row < Rows; row++)
        {
            int count = 0;
            byte* live = mask + ((nint)row * rowStride);
            for (int term = firstTerm; term < endTerm; term++)
                count += live[(nint)term * termStride];

            counts[row] = count;
            first[count + 1]++;
        }

        for (int count = 1; count < first.Length; count++)
            first[count] += first[count - 1];

        int empty = (Groups * Lanes) - Rows;
        int* rowOf = RowOf + (block * Groups * Lanes);
        for (int row = 0; row < Rows; row++)
        {
            int place = empty + first[counts[row]]++;
            rowOf[place] = row;
            Place[(block * Rows) + row] = place;
        }

        for (int place = 0; place < empty; place++)
            rowOf[place] = rowOf[Lanes - 1];
    }

    private void Fill(byte* mask, int row, int termStride, int firstTerm, int endTerm, int position, int steps)
    {
        int left = steps;
        ushort offset = 0;
        for (int term = firstTerm; row >= 0 && term < endTerm; term++)
        {
            nint at = row + ((nint)term * termStride);
            if (mask[at] == 0)
                continue;

            offset = (ushort)((term - firstTerm) * OffsetUnit);
            Offsets[position] = offset;
            Source[position] = (int)at;
            position += Lanes;
            left--;
        }

        // Padding reads a feature that is already in the cache.
        for (; left > 0; left--)
        {
            Offsets[position] = offset;
            Source[position] = -1;
            position += Lanes;
        }
    }
}
