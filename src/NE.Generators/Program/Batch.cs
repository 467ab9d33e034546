namespace NE.Generators.Program;

/// <summary>Transitions: one buffer whose ranges are named, as the runtime's <c>ReplayLayout</c> lays them out.</summary>
internal sealed class Batch
{
    /// <summary>Makes a batch, or the parameter of a routine for one.</summary>
    public Batch(Buffers buffers, Group group, int observations, int actions)
    {
        Group = buffers.Add(group);
        Whole = buffers.Part(Group, "", (2 * (observations + actions)) + 2);
        int next = observations + actions + 1;
        State = buffers.View(Whole, "State", 0, observations);
        Action = buffers.View(Whole, "Action", observations, actions);
        StateAction = buffers.View(Whole, "StateAction", 0, observations + actions);
        Reward = buffers.View(Whole, "Reward", next - 1, 1);
        NextState = buffers.View(Whole, "NextState", next, observations);
        NextAction = buffers.View(Whole, "NextAction", next + observations, actions);
        NextStateAction = buffers.View(Whole, "NextStateAction", next, observations + actions);
        NotDone = buffers.View(Whole, "NotDone", Whole.Rows - 1, 1);
    }

    /// <summary>The group.</summary>
    public Group Group { get; }

    /// <summary>All columns.</summary>
    public Value Whole { get; }

    /// <summary>Observations acted on.</summary>
    public Value State { get; }

    /// <summary>Actions taken.</summary>
    public Value Action { get; }

    /// <summary>Observations and actions.</summary>
    public Value StateAction { get; }

    /// <summary>Rewards.</summary>
    public Value Reward { get; }

    /// <summary>Observations after the step.</summary>
    public Value NextState { get; }

    /// <summary>Room for the actions in the next state.</summary>
    public Value NextAction { get; }

    /// <summary>Next observations and their actions.</summary>
    public Value NextStateAction { get; }

    /// <summary>1 − terminated.</summary>
    public Value NotDone { get; }
}
