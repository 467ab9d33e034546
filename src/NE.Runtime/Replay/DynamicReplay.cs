using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Replay;

/// <summary>
/// The dynamic-capacity replay buffer of RLx2 (Tan et al., "RLx2: training a sparse deep reinforcement learning model from scratch", 2023; docs/algorithm.md,
/// Dynamic replay buffer): drops the oldest transitions while the policy would act too differently in their states.
/// </summary>
/// <remarks>What was dropped is part of checkpoints. A comparison allocates nothing.</remarks>
/// <param name="replay">The buffer, which keeps the policy's actions.</param>
/// <param name="rules">Options.</param>
public sealed class DynamicReplay(ReplayBuffer replay, in DynamicReplayRules rules)
{
    private const string Name = "replay.dropped";

    private readonly ReplayBuffer replay = replay ?? throw new ArgumentNullException(nameof(replay));
    private readonly DynamicReplayRules rules = rules;
    private readonly double[] distance = [0];

    /// <summary>The distance at the last comparison; 0 before the first.</summary>
    public double LastDistance => distance[0];

    /// <summary>Compares the policy's actions with those that were stored, and drops transitions if they are too far.</summary>
    /// <param name="outputs">The policy's outputs in the states of the oldest transitions: actions in ±1, or means before tanh and more.</param>
    /// <param name="stored">The actions that the policy chose when they were stored, in units of the action.</param>
    /// <param name="limit">The largest action.</param>
    /// <param name="squashed">Whether an action is the tanh of an output.</param>
    public void Compare(Activations outputs, Activations stored, float limit, bool squashed)
    {
        // With fewer stored transitions than are compared, nothing is dropped, and there is nothing to compare.
        if (replay.Count < stored.Batch)
            return;

        double sum = 0;
        for (int action = 0; action < stored.Features; action++)
        {
            for (int sample = 0; sample < stored.Batch; sample++)
            {
                double now = squashed ? Math.Tanh(outputs[action, sample]) : outputs[action, sample];
                double change = now - (stored[action, sample] / (double)limit);
                sum += change * change;
            }
        }

        distance[0] = sum / ((double)stored.Features * stored.Batch) / 2;
        if (LastDistance > rules.Distance && replay.Count > rules.Least)
            replay.Drop((long)(rules.Dropped * replay.Count));
    }

    /// <summary>Writes the state that later updates depend on.</summary>
    /// <param name="writer">Receives the tensors.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(Name, [replay.Dropped], 1);
        writer.Write("replay.distance", distance, 1);
    }

    /// <summary>Restores what <see cref="Save"/> wrote. The buffer must hold its transitions.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        long[] dropped = new long[1];
        reader.Read(Name, dropped);
        reader.Read("replay.distance", distance);
        replay.Dropped = dropped[0];
    }
}
