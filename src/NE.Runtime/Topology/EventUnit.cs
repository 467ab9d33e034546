namespace NE.Runtime.Topology;

/// <summary>
/// The unit of the streams that a topology event draws from (growth priority, Truncate, newborn values, unit reset): one per
/// update and layer. Within a unit, words are indexed by a connection's flat index or a neuron's row.
/// </summary>
public static class EventUnit
{
    private const int LayerBits = 16;

    /// <summary>The unit: update · 65,536 + layer number.</summary>
    /// <param name="update">The gradient update of the event, 1-based, below 2^48.</param>
    /// <param name="layer">Index of the layer within the agent, below 65,536.</param>
    public static ulong Of(long update, int layer) => ((ulong)update << LayerBits) | (ushort)layer;
}
