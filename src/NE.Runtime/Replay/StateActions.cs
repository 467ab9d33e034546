using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Replay;

/// <summary>
/// Observations, each followed by an action: a critic's input for actions that are not stored in a transition. The parts are views of the
/// same memory, so a policy's actions are written in place and read together with their observations.
/// </summary>
public sealed class StateActions
{
    /// <summary>Creates an array of zeros.</summary>
    /// <param name="arena">Allocator of the memory.</param>
    /// <param name="observations">Length of an observation, at least 1.</param>
    /// <param name="actions">Length of an action, at least 1.</param>
    /// <param name="size">Number of samples.</param>
    public StateActions(Arena arena, int observations, int actions, int size)
    {
        ArgumentNullException.ThrowIfNull(arena);
        StateAction = arena.Activations(observations + actions, size);
        State = StateAction.Slice(0, observations);
        Action = StateAction.Slice(observations, actions);
    }

    /// <summary>The observations.</summary>
    public Activations State { get; }

    /// <summary>The actions.</summary>
    public Activations Action { get; }

    /// <summary>Both, the input of a critic.</summary>
    public Activations StateAction { get; }
}
