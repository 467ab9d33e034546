namespace NE.Runtime.Environments;

/// <summary>The result of one environment step apart from the observation.</summary>
/// <param name="Reward">The reward of the step, undiscounted.</param>
/// <param name="Terminated">
/// True when the task ended by itself (a fall, a failure), so that the value afterwards is 0. A time limit is not a termination
/// (docs/algorithm.md, Termination and truncation).
/// </param>
public readonly record struct StepResult(double Reward, bool Terminated);
