namespace NE.Runtime.Environments;

/// <summary>The sizes and limits of a task, known when code is generated.</summary>
/// <param name="Name">The task's name as declared, for example <c>HalfCheetah-v4</c>.</param>
/// <param name="Observations">Length of an observation.</param>
/// <param name="Actions">Length of an action.</param>
/// <param name="ActionLimit">Largest absolute value of every action component; actions lie in ±this.</param>
/// <param name="StepLimit">Environment steps after which an episode is truncated.</param>
public sealed record TaskSpec(string Name, int Observations, int Actions, float ActionLimit, int StepLimit);
