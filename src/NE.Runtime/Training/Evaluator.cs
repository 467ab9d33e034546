using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Training.Shifts;

namespace NE.Runtime.Training;

/// <summary>
/// Plays noise-free episodes in its own environments, from the same starts every time (docs/algorithm.md, Evaluation). It does not use
/// training's random streams or change its state.
/// </summary>
internal sealed class Evaluator : IDisposable
{
    private readonly TaskSpec task;
    private readonly IReadOnlyList<TrainerTrial> trials;
    private readonly IReadOnlyList<ShiftSchedule?> shifts;
    private readonly List<WatchedTask> environments = [];
    private readonly float[] observations;
    private readonly float[] actions;
    private readonly bool[] running;
    private readonly PlayedEpisode[] played;
    private readonly Action<int> begin;
    private readonly Action<int> step;
    private TaskSpec present;
    private int episode;

    /// <summary>Creates the environments.</summary>
    /// <param name="trials">The learners' experiments and seeds.</param>
    /// <param name="shifts">The changes of each learner's task, whose current values its evaluations use; null for none.</param>
    internal Evaluator(IReadOnlyList<TrainerTrial> trials, IReadOnlyList<ShiftSchedule?> shifts)
    {
        this.trials = trials;
        this.shifts = shifts;
        task = present = trials[0].Experiment.Task;
        observations = new float[trials.Count * task.Observations];
        actions = new float[trials.Count * task.Actions];
        running = new bool[trials.Count];
        played = [.. trials.Select(trial => new PlayedEpisode(task, trial.Experiment.Settings.Discount))];
        Results = [.. trials.Select(trial => new EvaluationResult(trial.Experiment.Settings.EvaluationEpisodes))];
        begin = Begin;
        step = Step;
        try
        {
            foreach (TrainerTrial trial in trials)
            {
                environments.Add(new WatchedTask(trial.Experiment, "evaluation episode"));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Results of the last evaluation, by learner.</summary>
    internal IReadOnlyList<EvaluationResult> Results { get; }

    /// <summary>Makes a task of the sequence the present one.</summary>
    internal void Enter(IRunGroup group, int index)
    {
        present = trials[0].Experiment.Tasks[index].Task;
        group.Each(learner => environments[learner].Enter(index));
    }

    /// <summary>Evaluates every active learner, all in lockstep.</summary>
    internal void Run(IRunGroup group)
    {
        for (episode = 0; episode < Results[0].Returns.Length; episode++)
        {
            Array.Clear(running);
            group.Each(begin);
            for (int played = 0; played < present.StepLimit && AnyRuns(group); played++)
            {
                group.Act(observations, actions);
                group.Each(step);
            }

            for (int learner = 0; learner < trials.Count; learner++)
            {
                // Episodes still running were truncated by the step limit.
                int asked = learner;
                group.Ask(asked, learners => Results[asked].AddBias(played[asked].Bias(learners, asked, terminated: !running[asked])));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (WatchedTask environment in environments)
        {
            environment.Dispose();
        }
    }

    private bool AnyRuns(IRunGroup group)
    {
        for (int learner = 0; learner < running.Length; learner++)
        {
            if (running[learner] && group.IsActive(learner))
            {
                return true;
            }
        }

        return false;
    }

    private void Begin(int learner)
    {
        if (shifts[learner] is { } current)
        {
            environments[learner].Shift(current.Values);
        }

        RandomStream random = new(trials[learner].Seed, RandomStreamId.Evaluation, (ulong)episode);
        environments[learner].Reset(episode, ref random, Observation(learner));
        Results[learner].Begin(episode);
        played[learner].Begin();
        running[learner] = true;
    }

    private void Step(int learner)
    {
        if (running[learner])
        {
            Span<float> action = actions.AsSpan(learner * task.Actions, task.Actions);
            action[present.Actions..].Clear();
            played[learner].Keep(Observation(learner), action);
            StepResult result = environments[learner].Step(action, Observation(learner));
            played[learner].Reward(result.Reward);
            Results[learner].Add(episode, result.Reward);
            running[learner] = !result.Terminated;
        }
    }

    private Span<float> Observation(int learner) => observations.AsSpan(learner * task.Observations, task.Observations);
}
