using System.Collections.Generic;
using NE.Runtime.Replay;
using NE.Runtime.Topology;

namespace NE.Runtime.Training;

/// <summary>The trainer's input to a group of learners. All run one program; run values may differ.</summary>
/// <param name="Slots">One slot per learner; its length is the size of the group.</param>
/// <param name="TopologyLog">Receives a record for every layer of every topology event; learners may call it concurrently.</param>
public sealed record LearnerContext(IReadOnlyList<LearnerSlot> Slots, ITopologyLog TopologyLog)
{
    /// <summary>Creates the context of a single learner.</summary>
    /// <param name="settings">The run values.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="replay">The replay buffer.</param>
    /// <param name="topologyLog">Receives the records of topology events.</param>
    public static LearnerContext Of(RunSettings settings, uint seed, ReplayBuffer replay, ITopologyLog topologyLog) =>
        new([new LearnerSlot(settings, seed, replay)], topologyLog);
}
