namespace NE.Runtime.Environments;

/// <summary>What a task takes and gives, known when code is generated.</summary>
/// <param name="Name">The task's name as declared, for example <c>HalfCheetah-v4</c>.</param>
/// <param name="Observation">What its observations look like.</param>
/// <param name="Action">What its actions look like.</param>
/// <param name="StepLimit">Environment steps after which an episode is truncated.</param>
public sealed record TaskSpec(string Name, ObservationSpec Observation, ActionSpec Action, int StepLimit)
{
    /// <summary>Numbers of an observation.</summary>
    public int Observations => Observation.Size;

    /// <summary>Numbers of an action.</summary>
    public int Actions => Action.Size;

    /// <summary>Agents act inside ±this.</summary>
    public float ActionLimit => Action.Limit;
}
