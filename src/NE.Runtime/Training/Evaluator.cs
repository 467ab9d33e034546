using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Random;

namespace NE.Runtime.Training;

/// <summary>
/// Plays noise-free episodes in environments of its own, from the same starts every time (docs/algorithm.md, Evaluation). It reads
/// no random stream of training and changes no state of it.
/// </summary>
internal sealed class Evaluator : IDisposable
{
    private readonly TaskSpec task;
    private readonly IReadOnlyList<uint> seeds;
    private readonly WatchedTask[] environments;
    private readonly float[] observations;
    private readonly float[] actions;
    private readonly bool[] running;
    private readonly PlayedEpisode[] played;

    internal Evaluator(ExperimentDefinition experiment, IReadOnlyList<uint> seeds)
    {
        task = experiment.Task;
        this.seeds = seeds;
        environments = [.. seeds.Select(_ => new WatchedTask(experiment, "evaluation episode"))];
        observations = new float[seeds.Count * task.Observations];
        actions = new float[seeds.Count * task.Actions];
        running = new bool[seeds.Count];
        played = [.. seeds.Select(_ => new PlayedEpisode(task, experiment.Settings.Discount))];
        Results = [.. seeds.Select(_ => new EvaluationResult(experiment.Settings.EvaluationEpisodes))];
    }

    /// <summary>What the last evaluation gave, by learner.</summary>
    internal IReadOnlyList<EvaluationResult> Results { get; }

    /// <summary>Evaluates every learner of a group, all in step.</summary>
    internal void Run(ILearnerGroup learners)
    {
        for (int episode = 0; episode < Results[0].Returns.Length; episode++)
        {
            for (int learner = 0; learner < environments.Length; learner++)
            {
                RandomStream random = new(seeds[learner], RandomStreamId.Evaluation, (ulong)episode);
                environments[learner].Reset(episode, ref random, Observation(learner));
                Results[learner].Begin(episode);
                played[learner].Begin();
                running[learner] = true;
            }

            for (int step = 0; step < task.StepLimit && running.AsSpan().Contains(true); step++)
            {
                learners.Act(observations, actions);
                ActionCheck.Finite(actions, learners.Updates);
                for (int learner = 0; learner < environments.Length; learner++)
                {
                    if (running[learner])
                    {
                        Span<float> action = actions.AsSpan(learner * task.Actions, task.Actions);
                        played[learner].Keep(Observation(learner), action);
                        StepResult result = environments[learner].Step(action, Observation(learner));
                        played[learner].Reward(result.Reward);
                        Results[learner].Add(episode, result.Reward);
                        running[learner] = !result.Terminated;
                    }
                }
            }

            for (int learner = 0; learner < environments.Length; learner++)
            {
                // Whoever still runs was cut by the step limit.
                Results[learner].AddBias(played[learner].Bias(learners, learner, terminated: !running[learner]));
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

    private Span<float> Observation(int learner) => observations.AsSpan(learner * task.Observations, task.Observations);
}
