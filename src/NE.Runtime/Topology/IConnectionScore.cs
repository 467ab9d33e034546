namespace NE.Runtime.Topology;

/// <summary>
/// A user-defined growth criterion, named by <c>[Grow&lt;TScore&gt;]</c>: at a topology event the dead connections with the largest scores grow
/// (docs/algorithm.md, User-defined methods).
/// </summary>
public interface IConnectionScore
{
    /// <summary>The score of a connection. It is called for every connection of a growing layer at every topology event, live or not.</summary>
    /// <param name="connection">The connection, with its gradient on the growth batch.</param>
    /// <param name="memory">
    /// A number of this connection that is kept from event to event and in checkpoints, 0 at the start; for example a running mean.
    /// </param>
    /// <returns>At least 0; a negative number or NaN counts as 0.</returns>
    static abstract float Score(in Connection connection, ref float memory);
}
