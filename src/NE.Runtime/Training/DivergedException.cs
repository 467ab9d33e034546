using System;

namespace NE.Runtime.Training;

/// <summary>
/// A loss or a parameter is not finite. The run stops; its checkpoints remain valid, because non-finite numbers are never saved.
/// </summary>
/// <param name="network">The network where it was detected, for example <c>Value1</c>.</param>
/// <param name="update">The update, counted from 1.</param>
/// <param name="learner">Index of the learner in its group.</param>
public sealed class DivergedException(string network, long update, int learner = 0)
    : Exception($"{network} is not finite at update {update}: training diverged.")
{
    /// <summary>The network where it was detected.</summary>
    public string Network { get; } = network;

    /// <summary>The update, counted from 1.</summary>
    public long Update { get; } = update;

    /// <summary>Index of the learner in its group.</summary>
    public int Learner { get; } = learner;
}
