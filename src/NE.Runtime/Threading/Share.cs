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

        long units = (count + Unit - 1) / Unit;
        return (int)(units * part / parts) * Unit;
    }
}
