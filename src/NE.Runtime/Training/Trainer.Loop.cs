using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Telemetry;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <content>The loop and its steps.</content>
public sealed partial class Trainer
{
    /// <summary>Updates between two reports of mean losses and values.</summary>
    private const long ReportEvery = 1_000;

    private TrainingOutcome Loop(RunMonitor monitor, RunGroup group, Evaluator evaluator, CancellationToken stopRequested)
    {
        group.Each(learner => runs[learner].Folder.CompleteAt = null);
        long saved = step;
        if (runs[0].Resumed is null)
        {
            Evaluate(group, evaluator, monitor);
            if (EvaluatesTasks)
            {
                EvaluateTasks(group, evaluator, monitor);
            }

            RecordWeights(group);
            saved = -1;
        }

        while (step < stop && group.ActiveCount > 0)
        {
            if (stopRequested.IsCancellationRequested)
            {
                Save(group);
                return TrainingOutcome.Stopped;
            }

            monitor.Collecting();
            if (VisitEnds)
            {
                EnterVisit(group, evaluator, monitor);
                monitor.Collecting();
            }

            ChooseActions(group);
            step++;
            group.Step = step;
            monitor.Stepped(step);
            group.Each(play);
            BeginShiftedTasks(group);
            Update(group, monitor);

            monitor.Waiting(group.Updates);
            bool evaluated = step % settings.EvaluateEvery == 0;
            if (evaluated)
            {
                Evaluate(group, evaluator, monitor);
                if (step % WeightLog.Every(settings) == 0)
                {
                    RecordWeights(group);
                }
            }

            if (EvaluatesTasks)
            {
                EvaluateTasks(group, evaluator, monitor);
            }

            if (step % settings.CheckpointEvery == 0)
            {
                Save(group);
                saved = step;
            }
            else if (evaluated)
            {
                Save(group, run => run.IsBest(step));
            }

            monitor.Show();
            group.Settle();
        }

        if (saved != step)
        {
            Save(group);
        }

        if (runs[0].Evaluation.Step != step)
        {
            // After saving: a run that is later continued removes it, and ends with the bytes of one that was never ended here.
            Evaluate(group, evaluator, monitor);
            group.Each(learner => runs[learner].NameBest(step));
        }

        group.Each(learner => runs[learner].Folder.CompleteAt = step);
        return group.ActiveCount > 0 ? TrainingOutcome.Complete : TrainingOutcome.Failed;
    }

    /// <summary>
    /// Selects the action of every learner: uniform during the warm-up, for any learner; then the learner's exploring action.
    /// </summary>
    private void ChooseActions(RunGroup group)
    {
        bool warm = clock.WarmsUp(step);
        for (int learner = 0; learner < runs.Count; learner++)
        {
            runs[learner].Episode.Observation.CopyTo(observations.AsSpan(learner * task.Observations));
            if (warm)
            {
                DrawUniform(runs[learner].Seed, actions.AsSpan(learner * task.Actions, task.Actions));
            }
        }

        group.Observe(observations);
        if (!warm)
        {
            group.Explore(observations, actions, step);
        }

        MaskActions();
    }

    private void DrawUniform(uint seed, Span<float> action)
    {
        RandomStream random = new(seed, RandomStreamId.WarmUpAction, (ulong)step);
        foreach (ref float component in action)
        {
            component = random.NextUniform(-task.ActionLimit, task.ActionLimit);
        }
    }

    /// <summary>Steps the environment of a learner, stores the transition, and starts a new episode where one ended.</summary>
    private void Play(int learner)
    {
        LearnerRun run = runs[learner];
        Span<float> action = actions.AsSpan(learner * task.Actions, task.Actions);
        Episode episode = run.Episode;
        (StepResult result, bool ended) = episode.Step(action);
        run.Store(action, result, ended || VisitEnds);
        if (ended)
        {
            run.Record.Write(MetricNames.TrainReturn, episode.Return);
            run.Record.Write(MetricNames.TrainLength, episode.Length);
            run.Write(step, group!.Updates);
            run.LastReturn = episode.Return;
            episode.Begin(episode.Number + 1);
        }
        else
        {
            episode.Advance();
        }
    }

    /// <summary>Runs the updates due after the latest step.</summary>
    private void Update(RunGroup group, RunMonitor monitor)
    {
        long due = clock.Due(step);
        if (due > 0)
        {
            monitor.Updating(due);
        }

        for (; due > 0; due--)
        {
            group.Update();
            Report(group);
        }
    }

    private void Report(RunGroup group)
    {
        bool means = group.Updates % ReportEvery == 0;
        bool diagnosis = group.Updates % settings.MetricsEvery == 0;
        if (means || diagnosis)
        {
            Report(group, means, diagnosis);
        }
    }

    private void Report(RunGroup group, bool means, bool diagnosis)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            Report(group, learner, means, diagnosis);
        }

        group.Each(learner => runs[learner].Write(step, group.Updates));
    }

    private void Report(RunGroup group, int learner, bool means, bool diagnosis)
    {
        if (means)
        {
            group.Ask(learner, learners => learners.Report(learner, runs[learner].Record));
        }

        if (diagnosis)
        {
            group.Ask(learner, learners => learners.Diagnose(learner, runs[learner].Record));
        }
    }

    private void Evaluate(RunGroup group, Evaluator evaluator, RunMonitor monitor)
    {
        evaluator.Run(group);
        group.Each(learner =>
        {
            runs[learner].Evaluated(evaluator.Results[learner], step, group.Updates);
            runs[learner].Tasks?.Write(step, visit, PresentTask, evaluator.Results[learner]);
        });
        monitor.Evaluated();
    }

    /// <summary>Before the step is saved: a resumed run keeps what its checkpoint followed.</summary>
    private void RecordWeights(RunGroup group)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            IReadOnlyList<LayerSnapshot> layers = [];
            int asked = learner;
            if (group.Ask(asked, learners => layers = SnapshotWriter.Of(learners, asked)))
            {
                group.Each(asked, asked + 1, run => runs[run].WriteWeights(step, group.Updates, layers));
            }
        }
    }

    /// <summary>Saves every run.</summary>
    private void Save(RunGroup group) => Save(group, static _ => true);

    /// <summary>Saves some runs, holding no more states in memory at once than there are cores to write them.</summary>
    private void Save(RunGroup group, Predicate<LearnerRun> chosen)
    {
        group.Settle();
        SafetensorsWriter?[] tensors = new SafetensorsWriter?[runs.Count];
        for (int first = 0; first < runs.Count; first += Environment.ProcessorCount)
        {
            int end = Math.Min(runs.Count, first + Environment.ProcessorCount);
            for (int learner = first; learner < end; learner++)
            {
                if (chosen(runs[learner]))
                {
                    SaveAgent(group, learner, tensors);
                }
            }

            group.Each(first, end, learner =>
            {
                if (tensors[learner] is { } agent)
                {
                    runs[learner].Save(agent, step, group.Updates);
                    tensors[learner] = null;
                }
            });
        }
    }

    private static void SaveAgent(RunGroup group, int learner, SafetensorsWriter?[] tensors) => group.Ask(learner, learners =>
    {
        SafetensorsWriter writer = new();
        learners.Save(learner, writer);
        tensors[learner] = writer;
    });

    private void Restore(RunGroup group)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            Restore(group, learner);
        }
    }

    private void Restore(RunGroup group, int learner)
    {
        if (runs[learner].Resumed is { } tensors)
        {
            group.Ask(learner, learners => learners.Load(learner, tensors));
        }
    }
}
