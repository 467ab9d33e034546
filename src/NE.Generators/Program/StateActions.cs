namespace NE.Generators.Program;

/// <summary>Observations, each followed by an action that no transition holds: one buffer whose ranges are named.</summary>
internal sealed class StateActions
{
    /// <summary>Makes it, or gives the one of that name.</summary>
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

    /// <summary>Both: what a critic reads.</summary>
    public Value StateAction { get; }
}
