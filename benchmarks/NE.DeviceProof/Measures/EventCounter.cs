using NE.Runtime.Topology;

namespace NE.DeviceProof.Measures;

/// <summary>Counts records of topology events.</summary>
internal sealed class EventCounter : ITopologyLog
{
    /// <summary>Number of records so far.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public void Record(int learner, in TopologyRecord record) => Count++;

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
    {
    }
}
