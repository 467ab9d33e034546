using System.Collections.Generic;
using NE.Runtime.Topology;

namespace NE.Integration.Tests.Trials;

/// <summary>Keeps what topology events report.</summary>
internal sealed class RecordingTopologyLog : ITopologyLog
{
    public List<TopologyRecord> Records { get; } = [];

    public List<(string Network, long Update, double Change)> OutputChanges { get; } = [];

    public void Record(int learner, in TopologyRecord record) => Records.Add(record);

    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange) =>
        OutputChanges.Add((network, update, meanAbsoluteChange));
}
