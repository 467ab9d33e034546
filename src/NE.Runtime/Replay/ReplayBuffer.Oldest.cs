using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Replay;

/// <content>The oldest transitions: reading and dropping them, and the policy's actions beside those taken.</content>
public sealed unsafe partial class ReplayBuffer
{
    private readonly float[] intended;
    private bool intends;

    /// <summary>Transitions that <see cref="Drop"/> has made unavailable, of all that were added, those since overwritten included.</summary>
    internal long Dropped { get; set; }

    /// <summary>Makes the oldest transitions unavailable. Their memory is used again when the ring comes round.</summary>
    /// <param name="count">How many, from 0 to one less than are stored.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 0, or no transition would remain.</exception>
    public void Drop(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, Count);
        Dropped = Added - Count + count;
    }

    /// <summary>States the policy's action, without noise, for the next transition, if the layout keeps it; without it, that is the action taken.</summary>
    /// <param name="action">The action, in units of the task.</param>
    public void Intend(ReadOnlySpan<float> action)
    {
        action[..intended.Length].CopyTo(intended);
        intends = true;
    }

    /// <inheritdoc cref="Intend(ReadOnlySpan{float})"/>
    public void Intend(Activations action)
    {
        for (int i = 0; i < intended.Length; i++)
            intended[i] = action[i, 0];

        intends = true;
    }

    /// <summary>Copies the oldest transitions, oldest first. Samples beyond the stored ones keep their values.</summary>
    /// <param name="states">Receives observations.</param>
    /// <param name="actions">Receives the policy's actions when they were stored.</param>
    public void CopyOldest(Activations states, Activations actions)
    {
        ReplayField field = Layout[ReplayLayout.PolicyAction];
        for (int sample = 0; sample < Math.Min(states.Batch, Count); sample++)
        {
            float* row = Row(sample);
            for (int i = 0; i < states.Features; i++)
                states[i, sample] = row[Layout.State.First + i];

            for (int i = 0; i < actions.Features; i++)
                actions[i, sample] = row[field.First + i];
        }
    }

    private void AddIntended(ReadOnlySpan<float> action, Span<float> row)
    {
        if (intended.Length > 0)
        {
            (intends ? intended : action[..intended.Length]).CopyTo(row[Layout[ReplayLayout.PolicyAction].First..]);
            intends = false;
        }
    }
}
