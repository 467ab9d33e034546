using System;
using System.Collections.Generic;
using System.Globalization;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Environments.Shifts;
using NE.Runtime.Random;
using NE.Runtime.Training.Shifts;

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
    private readonly float[] acted = new float[experiment.Task.Actions];
    private readonly float[] mapped = new float[experiment.Task.Actions];
    private TaskShifts? shifts;
    private string name = experiment.Task.Name;
    private long episode;
    private int steps;

    /// <summary>Makes a task of the sequence the present one; the next call is <see cref="Reset"/>.</summary>
    /// <param name="index">Index of the task in the sequence.</param>
    /// <exception cref="RunException">The task cannot be created.</exception>
    internal void Enter(int index)
    {
        name = experiment.Tasks[index].Task.Name;
        try
        {
            ((SequenceEnvironment)environment).Enter(index);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException($"The task {name} cannot be created ({RunFolder.Reason(fault)}); fix the task.", fault);
        }
    }

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
                $"The task {name} failed at the start of {episodes} {episode} ({RunFolder.Reason(fault)}); fix the task.", fault);
        }

        Check(observation);
        shifts?.Observe(observation);
    }

    /// <summary>Applies values of shifted properties from now on.</summary>
    /// <param name="values">One per shift of the experiment, in the order of their properties.</param>
    /// <exception cref="RunException">The task cannot shift.</exception>
    /// <exception cref="MuJoCoException">The simulation failed.</exception>
    internal void Shift(IReadOnlyList<ShiftValue> values)
    {
        try
        {
            shifts ??= TaskShifts.Of(environment, task, [.. ShiftSchedule.Ordered(experiment.Settings)]);
        }
        catch (ArgumentException fault)
        {
            // Without the name of the parameter, which the message property adds.
            string reason = fault.Message.Split(" (Parameter ")[0].TrimEnd('.');
            throw new RunException($"The task {name} cannot be used: {reason}; fix the task or the shift.", fault);
        }

        shifts.Apply(values);
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
        action.CopyTo(acted);
        shifts?.Act(acted);
        task.Action.ToTask(acted, mapped);
        try
        {
            result = environment.Step(mapped, observation);
        }
        catch (Exception fault) when (IsOwn(fault))
        {
            throw new RunException(
                $"The task {name} failed at step {steps} of {episodes} {episode} ({RunFolder.Reason(fault)}); fix the task.", fault);
        }

        // Replay holds rewards as float32: a larger one would be infinite there.
        if (!float.IsFinite((float)result.Reward))
        {
            throw NotFinite(string.Create(CultureInfo.InvariantCulture, $"a reward of {result.Reward}"));
        }

        Check(observation);
        shifts?.Observe(observation);
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
        return new($"The task {name} returned {what}, which is not a finite float32, at {moment} of {episodes} {episode}; fix the task.");
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
