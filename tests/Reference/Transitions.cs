namespace NE.Reference;

/// <summary>
/// A batch of transitions. A time limit is not a terminal state, so its not-done flag is 1 (TD3 paper; docs/algorithm.md).
/// </summary>
/// <param name="State">[sample, observation].</param>
/// <param name="Action">[sample, action].</param>
/// <param name="Reward">One per sample.</param>
/// <param name="NextState">[sample, observation].</param>
/// <param name="NotDone">0 where the task itself ended, else 1.</param>
public sealed record Transitions(Matrix State, Matrix Action, double[] Reward, Matrix NextState, double[] NotDone)
{
    public int Size => State.Rows;
}
