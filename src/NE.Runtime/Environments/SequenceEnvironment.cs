using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Random;

namespace NE.Runtime.Environments;

/// <summary>
/// The tasks of a sequence behind one interface with the largest observation and the largest action. Observations of the present task are
/// padded with zeros. Of an action, within ±1, the present task gets as many components as it has, mapped to its own bounds.
/// </summary>
public sealed class SequenceEnvironment : IEnvironment
{
    private readonly IReadOnlyList<SequenceTask> tasks;
    private readonly IEnvironment?[] environments;
    private readonly float[] mapped;

    /// <summary>Creates it with the first task present. The environment of a task is created when it is first needed.</summary>
    /// <param name="tasks">The tasks, at least one.</param>
    /// <exception cref="ArgumentException">There is no task.</exception>
    public SequenceEnvironment(IReadOnlyList<SequenceTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        if (tasks.Count == 0)
        {
            throw new ArgumentException("A sequence needs at least one task.", nameof(tasks));
        }

        this.tasks = tasks;
        environments = new IEnvironment?[tasks.Count];
        mapped = new float[tasks.Max(static task => task.Task.Actions)];
    }

    /// <summary>Index of the present task.</summary>
    public int Task { get; private set; }

    private TaskSpec Spec => tasks[Task].Task;

    /// <summary>Makes a task the present one; the next call is <see cref="Reset"/>.</summary>
    /// <param name="task">Index of the task in the sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such task.</exception>
    public void Enter(int task)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)task, (uint)tasks.Count, nameof(task));
        Task = task;
        Present();
    }

    /// <inheritdoc/>
    public void Reset(ref RandomStream random, Span<float> observation)
    {
        Present().Reset(ref random, observation[..Spec.Observations]);
        observation[Spec.Observations..].Clear();
    }

    /// <inheritdoc/>
    public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
    {
        ActionSpec bounds = Spec.Action;
        Span<float> own = mapped.AsSpan(0, bounds.Size);
        if (bounds.IsMapped)
        {
            bounds.ToTask(action[..bounds.Size], own);
        }
        else
        {
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = action[i] * bounds.Limit;
            }
        }

        StepResult result = Present().Step(own, observation[..Spec.Observations]);
        observation[Spec.Observations..].Clear();
        return result;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IEnvironment? environment in environments)
        {
            environment?.Dispose();
        }
    }

    private IEnvironment Present() => environments[Task] ??= tasks[Task].Create();
}
