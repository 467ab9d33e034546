using NE.Runtime.Replay;

namespace NE.Runtime.Training;

/// <summary>The trainer's input to one learner of a group.</summary>
/// <param name="Settings">The run values.</param>
/// <param name="Seed">Seed of all its random numbers.</param>
/// <param name="Replay">Its replay buffer, owned and filled by the trainer.</param>
public sealed record LearnerSlot(RunSettings Settings, uint Seed, ReplayBuffer Replay);
