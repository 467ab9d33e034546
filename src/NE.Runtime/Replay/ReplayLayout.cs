namespace NE.Runtime.Replay;

/// <summary>
/// Where the parts of a transition stand in a row: state, action, reward, next state, room for the next action, not-done. A critic reads
/// state and action as one range, a target critic next state and next action, so no batch is ever concatenated.
/// </summary>
/// <param name="Observations">Length of an observation.</param>
/// <param name="Actions">Length of an action.</param>
public readonly record struct ReplayLayout(int Observations, int Actions)
{
    /// <summary>First column of the action.</summary>
    public int Action => Observations;

    /// <summary>Column of the reward.</summary>
    public int Reward => Observations + Actions;

    /// <summary>First column of the next observation.</summary>
    public int NextState => Reward + 1;

    /// <summary>First column of the room for the action in the next state, which the learner computes.</summary>
    public int NextAction => NextState + Observations;

    /// <summary>
    /// In buffers that record where episodes ended, the column that holds 1 if one ended with the row, by termination or by a time limit. It
    /// is the first column of the room for the next action, which the learner overwrites before anything reads it.
    /// </summary>
    public int EpisodeEnd => NextAction;

    /// <summary>Column of 1 − terminated.</summary>
    public int NotDone => NextAction + Actions;

    /// <summary>Columns in use.</summary>
    public int Columns => NotDone + 1;

    /// <summary>Floats of a stored row: the columns, rounded up to whole cache lines.</summary>
    public int RowLength => (Columns + 15) & ~15;
}
