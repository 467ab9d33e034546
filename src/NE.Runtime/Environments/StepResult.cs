namespace NE.Runtime.Environments;

/// <summary>What one environment step gives beside the observation.</summary>
/// <param name="Reward">The reward of the step, undiscounted.</param>
/// <param name="Terminated">
/// True when the task ended by itself (a fall, a failure), so that no value follows. A time limit is not a termination
/// (docs/algorithm.md, Termination and truncation).
/// </param>
public readonly record struct StepResult(double Reward, bool Terminated);
