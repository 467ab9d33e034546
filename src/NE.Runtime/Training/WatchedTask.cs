using System;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Training;

/// <summary>
/// A task whose faults name it and the step they happened at, so that they are not taken for faults of the run's own files.
/// </summary>
/// <param name="experiment">Makes the environment.</param>
/// <param name="episodes">What its episodes are called in sentences.</param>
internal sealed class WatchedTask(ExperimentDefinition experiment, string episodes) : IDisposable
{
    private readonly TaskSpec task = experiment.Task;
    private readonly IEnvironment environment = Create(experiment);
    private readonly float[] mapped = new float[experiment.Task.Actions];
    private long episode;
    private int steps;

    /// <summary>Starts an episode.</summary>
    /// <exception cref="RunException">The task failed.</exception>
    /// <exception cref="MuJoCoException">The simulation failed.</exception>
    internal void Reset(long number, ref RandomStream random, Span<float> observation)
    {
        episode = number;
        steps = 0;
        try
        {
            environment.Reset(ref random, observation);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException(
                $"The task {task.Name} failed at the start of {episodes} {episode} ({RunFolder.Reason(fault)}); mend the task.", fault);
        }
    }

    /// <summary>Makes a step.</summary>
    /// <param name="action">The agent's action, inside ± its limit.</param>
    /// <param name="observation">Receives the observation after the step.</param>
    /// <exception cref="RunException">The task failed, or returned a number that is not finite.</exception>
    /// <exception cref="MuJoCoException">The simulation failed.</exception>
    internal StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        steps++;
        StepResult result;
        task.Action.ToTask(action, mapped);
        try
        {
            result = environment.Step(mapped, observation);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException(
                $"The task {task.Name} failed at step {steps} of {episodes} {episode} ({RunFolder.Reason(fault)}); mend the task.", fault);
        }

        bool finite = double.IsFinite(result.Reward);
        foreach (float value in observation)
        {
            finite &= float.IsFinite(value);
        }

        return finite
            ? result
            : throw new RunException(
                $"The task {task.Name} returned a reward or observation that is not finite at step {steps} of {episodes} {episode}; "
                + "mend the task.");
    }

    /// <inheritdoc/>
    public void Dispose() => environment.Dispose();

    private static IEnvironment Create(ExperimentDefinition experiment)
    {
        try
        {
            return experiment.CreateEnvironment();
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException($"The task {experiment.Task.Name} cannot be made ({RunFolder.Reason(fault)}); mend the task.", fault);
        }
    }

    /// <summary>Whether a fault has no sentence of its own yet.</summary>
    private static bool IsOwn(Exception fault) =>
        fault is not (RunException or MuJoCoException or MuJoCoMissingException or TypeInitializationException or OutOfMemoryException);
}
