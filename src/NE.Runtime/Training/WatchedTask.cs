using System;
using System.Globalization;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Training;

/// <summary>
/// A task whose errors name it and the step at which they occurred, so that they are not mistaken for errors of the run's own files.
/// </summary>
/// <param name="experiment">The experiment, which creates the environment.</param>
/// <param name="episodes">What its episodes are called in messages.</param>
internal sealed class WatchedTask(ExperimentDefinition experiment, string episodes) : IDisposable
{
    private readonly TaskSpec task = experiment.Task;
    private readonly IEnvironment environment = Create(experiment);
    private readonly float[] mapped = new float[experiment.Task.Actions];
    private long episode;
    private int steps;

    /// <summary>Starts an episode.</summary>
    /// <exception cref="RunException">The task failed, or returned a number that is not finite.</exception>
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
                $"The task {task.Name} failed at the start of {episodes} {episode} ({RunFolder.Reason(fault)}); fix the task.", fault);
        }

        Check(observation);
    }

    /// <summary>Takes a step.</summary>
    /// <param name="action">The agent's action, within ± its limit.</param>
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
                $"The task {task.Name} failed at step {steps} of {episodes} {episode} ({RunFolder.Reason(fault)}); fix the task.", fault);
        }

        // Replay holds rewards as float32: a larger one would be infinite there.
        if (!float.IsFinite((float)result.Reward))
        {
            throw NotFinite(string.Create(CultureInfo.InvariantCulture, $"a reward of {result.Reward}"));
        }

        Check(observation);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => environment.Dispose();

    private void Check(ReadOnlySpan<float> observation)
    {
        for (int i = 0; i < observation.Length; i++)
        {
            if (!float.IsFinite(observation[i]))
            {
                throw NotFinite(string.Create(CultureInfo.InvariantCulture, $"an observation with {observation[i]} at index {i}"));
            }
        }
    }

    private RunException NotFinite(string what)
    {
        string moment = steps == 0 ? "the start" : $"step {steps}";
        return new($"The task {task.Name} returned {what}, which is not a finite float32, at {moment} of {episodes} {episode}; fix the task.");
    }

    private static IEnvironment Create(ExperimentDefinition experiment)
    {
        try
        {
            return experiment.CreateEnvironment();
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException($"The task {experiment.Task.Name} cannot be created ({RunFolder.Reason(fault)}); fix the task.", fault);
        }
    }

    /// <summary>Whether an exception does not yet have a message of its own.</summary>
    private static bool IsOwn(Exception fault) =>
        fault is not (RunException or MuJoCoException or MuJoCoMissingException or TypeInitializationException or OutOfMemoryException);
}
