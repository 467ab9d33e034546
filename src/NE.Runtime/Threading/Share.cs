namespace NE.Runtime.Threading;

/// <summary>Splits a number of elements into parts.</summary>
internal static class Share
{
    /// <summary>Elements in the widest vector, 16 floats: also a cache line, so that no two threads write to the same one.</summary>
    private const int Unit = 16;

    /// <summary>Start of a part; part <paramref name="parts"/> starts at the end.</summary>
    /// <param name="count">Total number of elements.</param>
    /// <param name="part">Index of the part, from 0.</param>
    /// <param name="parts">Number of parts.</param>
    public static int From(int count, int part, int parts)
    {
        if (part == parts)
            return count;

        return Of((count + Unit - 1) / Unit, part, parts) * Unit;
    }

    /// <summary>As <see cref="From"/>, for elements that are already separate: panels, chunks, tiles.</summary>
    public static int Of(int pieces, int part, int parts) => (int)((long)pieces * part / parts);
}
