namespace NE.Runtime.Threading;

/// <summary>Cuts a number of elements into parts.</summary>
internal static class Share
{
    /// <summary>Elements of the widest vector, 16 floats: also a cache line, so that no two threads write one.</summary>
    private const int Unit = 16;

    /// <summary>Where a part begins; part number <paramref name="parts"/> begins at the end.</summary>
    /// <param name="count">Elements in all.</param>
    /// <param name="part">Which part, from 0.</param>
    /// <param name="parts">How many parts.</param>
    public static int From(int count, int part, int parts)
    {
        if (part == parts)
            return count;

        return Of((count + Unit - 1) / Unit, part, parts) * Unit;
    }

    /// <summary>As <see cref="From"/>, for pieces that are apart already: panels, chunks, tiles.</summary>
    public static int Of(int pieces, int part, int parts) => (int)((long)pieces * part / parts);
}
