using System;

namespace NE.Dsl;

/// <summary>
/// Draws the transitions of each update by their age in the replay buffer, as a user-defined type decides, instead of uniformly. Batches of
/// events and metrics stay uniform.
/// </summary>
/// <typeparam name="TSampler">A type that implements <c>NE.Runtime.Replay.IReplaySampler</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
[OwnType("NE.Runtime.Replay.IReplaySampler")]
public sealed class SampleAttribute<TSampler> : SampleAttribute;
