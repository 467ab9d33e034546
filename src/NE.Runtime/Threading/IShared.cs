namespace NE.Runtime.Threading;

/// <summary>
/// A piece of work in independent parts, which any threads may run in any order without affecting results. Implement it as a struct, so
/// that passing it on allocates nothing.
/// </summary>
internal interface IShared
{
    /// <summary>Runs one part.</summary>
    /// <param name="part">Index of the part, from 0.</param>
    /// <param name="parts">Number of parts.</param>
    void Do(int part, int parts);
}
