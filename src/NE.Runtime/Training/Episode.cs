using System;
using NE.Runtime.Environments;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Training.Shifts;

namespace NE.Runtime.Training;

/// <summary>
/// The running training episode of one learner. It records its actions, because an environment is restored by replaying them from its reset
/// stream.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="environment">The learner's environment.</param>
/// <param name="shifts">The changes of the task during the run; null for none.</param>
/// <param name="seed">The learner's seed.</param>
internal sealed class Episode(TaskSpec task, WatchedTask environment, ShiftSchedule? shifts, uint seed)
{
    private readonly StepArray<float> actions = new(task.Actions);
    private float[] observation = new float[task.Observations];
    private float[] next = new float[task.Observations];

    // Environment steps done when the episode began.
    private long start;
    private bool changed;

    /// <summary>Steps after which it is truncated; those of the present task of a sequence.</summary>
    internal int StepLimit { get; set; } = task.StepLimit;

    /// <summary>Index of the episode, from 0.</summary>
    internal long Number { get; private set; }

    /// <summary>Number of steps done in it.</summary>
    internal int Length { get; private set; }

    /// <summary>Undiscounted return so far.</summary>
    internal double Return { get; private set; }

    /// <summary>The observation to act on.</summary>
    internal ReadOnlySpan<float> Observation => observation;

    /// <summary>The observation after the last step, also when the episode ended with it.</summary>
    internal ReadOnlySpan<float> Next => next;

    /// <summary>Starts an episode.</summary>
    /// <exception cref="RunException">The task failed.</exception>
    internal void Begin(long number) => BeginAfter(start + Length, number);

    /// <summary>Ends the running episode where it is, for another task; one without a step is begun again.</summary>
    /// <exception cref="RunException">The task failed.</exception>
    internal void Restart() => Begin(Length > 0 ? Number + 1 : Number);

    /// <summary>Steps the environment. Read <see cref="Next"/>, then call <see cref="Advance"/> or <see cref="Begin"/>.</summary>
    /// <returns>Reward and termination, and whether the episode is over, by termination or the step limit.</returns>
    /// <exception cref="RunException">The task failed, or returned a number that is not finite.</exception>
    internal (StepResult Result, bool Ended) Step(ReadOnlySpan<float> action)
    {
        if (shifts?.StepBegins(start + Length, Number) == true)
        {
            environment.Shift(shifts.Values);
            changed = true;
        }

        action.CopyTo(actions[Length]);
        StepResult result = environment.Step(action, next);
        Length++;
        Return += result.Reward;
        return (result, result.Terminated || Length >= StepLimit);
    }

    /// <summary>Whether the task has shifted since the last call.</summary>
    internal bool TakeChange()
    {
        bool taken = changed;
        changed = false;
        return taken;
    }

    /// <summary>Makes the observation after the last step the one to act on.</summary>
    internal void Advance() => (observation, next) = (next, observation);

    /// <summary>Writes the episode.</summary>
    internal void Save(ITensorWriter writer)
    {
        writer.Write("run.episode", [Number, Length], 2);
        writer.Write("run.episode.actions", actions.First(Length), Length, task.Actions);
        writer.Write("run.episode.observation", observation, task.Observations);
    }

    /// <summary>Restores the episode by replaying its actions, with the changes of the task at their steps.</summary>
    /// <param name="reader">The checkpoint.</param>
    /// <param name="done">Environment steps done.</param>
    /// <returns>Whether the environment reached the same observation.</returns>
    internal bool Load(ITensorReader reader, long done)
    {
        long[] counters = new long[2];
        reader.Read("run.episode", counters);
        int length = (int)counters[1];
        float[] taken = new float[length * task.Actions];
        reader.Read("run.episode.actions", taken);
        if (shifts is not null)
        {
            environment.Shift(shifts.Values);
        }

        BeginAfter(done - length, counters[0]);
        for (int step = 0; step < length; step++)
        {
            Step(taken.AsSpan(step * task.Actions, task.Actions));
            Advance();
        }

        float[] expected = new float[task.Observations];
        reader.Read("run.episode.observation", expected);
        return expected.AsSpan().SequenceEqual(observation);
    }

    private void BeginAfter(long step, long number)
    {
        start = step;
        if (shifts?.EpisodeBegins(step, number) == true)
        {
            environment.Shift(shifts.Values);
            changed = true;
        }

        RandomStream random = new(seed, RandomStreamId.EnvironmentReset, (ulong)number);
        environment.Reset(number, ref random, observation);
        Number = number;
        Length = 0;
        Return = 0;
    }
}
