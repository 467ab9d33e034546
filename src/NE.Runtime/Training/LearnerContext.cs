using System.Collections.Generic;
using NE.Runtime.Replay;
using NE.Runtime.Topology;

namespace NE.Runtime.Training;

/// <summary>What the trainer gives a group of learners.</summary>
/// <param name="Settings">The run values.</param>
/// <param name="Seeds">One seed per learner; its length is the size of the group.</param>
/// <param name="Replays">One replay buffer per learner, owned and filled by the trainer.</param>
/// <param name="TopologyLog">Receives a record for every layer of every topology event.</param>
public sealed record LearnerContext(
    RunSettings Settings,
    IReadOnlyList<uint> Seeds,
    IReadOnlyList<ReplayBuffer> Replays,
    ITopologyLog TopologyLog);
