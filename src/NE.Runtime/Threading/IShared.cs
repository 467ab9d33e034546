namespace NE.Runtime.Threading;

/// <summary>
/// A piece of work in independent parts. Which thread does a part, and in which order, changes no result. Implement it by a struct, so
/// that handing it over allocates nothing.
/// </summary>
internal interface IShared
{
    /// <summary>Does one part.</summary>
    /// <param name="part">Which, from 0.</param>
    /// <param name="parts">How many there are.</param>
    void Do(int part, int parts);
}
