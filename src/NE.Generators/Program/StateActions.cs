namespace NE.Generators.Program;

/// <summary>Observations, each followed by an action that is not from a stored transition: one buffer with named ranges.</summary>
internal sealed class StateActions
{
    /// <summary>Creates it, or returns the existing one of this name.</summary>
    public StateActions(Buffers buffers, string name, Samples samples, string purpose, int observations, int actions)
    {
        Value whole = buffers.Part(buffers.Add(new Group(name, Group.StateActions, samples, purpose)), "", observations + actions);
        State = buffers.View(whole, "State", 0, observations);
        Action = buffers.View(whole, "Action", observations, actions);
        StateAction = buffers.View(whole, "StateAction", 0, observations + actions);
    }

    /// <summary>The observations.</summary>
    public Value State { get; }

    /// <summary>The actions.</summary>
    public Value Action { get; }

    /// <summary>Both, the input of a critic.</summary>
    public Value StateAction { get; }
}
