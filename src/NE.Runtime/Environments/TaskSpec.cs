namespace NE.Runtime.Environments;

/// <summary>The interface of a task, known at code generation.</summary>
/// <param name="Name">The task's name as declared, for example <c>HalfCheetah-v4</c>.</param>
/// <param name="Observation">Its observations.</param>
/// <param name="Action">Its actions.</param>
/// <param name="StepLimit">Environment steps after which an episode is truncated.</param>
public sealed record TaskSpec(string Name, ObservationSpec Observation, ActionSpec Action, int StepLimit)
{
    /// <summary>Number of values in an observation.</summary>
    public int Observations => Observation.Size;

    /// <summary>Number of values in an action.</summary>
    public int Actions => Action.Size;

    /// <summary>Agents act within ± this limit.</summary>
    public float ActionLimit => Action.Limit;
}
