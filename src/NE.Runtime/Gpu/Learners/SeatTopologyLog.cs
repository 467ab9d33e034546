using NE.Runtime.Topology;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Passes on what the one learner of a host copy records, under its index in the whole group.</summary>
internal sealed class SeatTopologyLog(ITopologyLog log, int seat) : ITopologyLog
{
    /// <inheritdoc/>
    public void Record(int learner, in TopologyRecord record) => log.Record(seat, record);

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange) =>
        log.OutputChange(seat, network, update, meanAbsoluteChange);
}
