using NE.Runtime.Topology;

namespace NE.Runtime.Gpu.Learners;

/// <summary>Forwards the records of a host copy's single learner under its index in the group.</summary>
internal sealed class SlotTopologyLog(ITopologyLog log, int slot) : ITopologyLog
{
    /// <inheritdoc/>
    public void Record(int learner, in TopologyRecord record) => log.Record(slot, record);

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange) =>
        log.OutputChange(slot, network, update, meanAbsoluteChange);
}
