using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Telemetry;
using NE.Runtime.Threading;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <summary>
/// The training loop (docs/algorithm.md, The interaction loop): act, step, store, update, evaluate, save. It drives a group of
/// learners in step and knows neither their algorithm nor their device.
/// </summary>
public sealed class Trainer : IDisposable
{
    /// <summary>Updates between two records of the means of losses and values.</summary>
    private const long ReportEvery = 1_000;

    private readonly ExperimentDefinition experiment;
    private readonly RunSettings settings;
    private readonly TaskSpec task;
    private readonly long stop;
    private readonly int threads;
    private readonly List<LearnerRun> runs = [];
    private readonly float[] observations;
    private readonly float[] actions;
    private readonly RunMonitor? monitor;
    private readonly ILearnerGroup? learners;
    private readonly Evaluator? evaluator;
    private long step;

    /// <summary>Opens the run folders and restores what they hold.</summary>
    /// <param name="options">What to train and where.</param>
    /// <exception cref="RunException">A folder cannot be used, or holds another run.</exception>
    /// <exception cref="NE.Runtime.Networks.CheckpointException">No checkpoint of a folder can be read.</exception>
    public Trainer(TrainerOptions options)
    {
        experiment = options.Experiment;
        settings = experiment.Settings;
        task = experiment.Task;
        stop = options.StopAt ?? settings.Steps;
        threads = options.Threads;
        observations = new float[options.Seeds.Count * task.Observations];
        actions = new float[options.Seeds.Count * task.Actions];
        ProgressLine progress = new(options.Output, options.Errors, options.Terminal, options.Quiet, options.Clock, options.Observer);
        string path = options.Folder ?? options.Root;
        try
        {
            foreach (uint seed in options.Seeds)
            {
                path = options.Folder ?? RunFolder.Under(options.Root, experiment, seed);
                RunFolder folder = new(path);
                if (LearnerRun.Open(experiment, folder, seed, options, stop, progress) is { } run)
                {
                    runs.Add(run);
                }
            }

            if (runs.Count == 0)
            {
                return;
            }

            if (runs.Count < options.Seeds.Count
                || runs.Any(run => run.Step != runs[0].Step || run.Resumed is null != runs[0].Resumed is null))
            {
                throw new RunException("The learners of a group stand at different steps; run their seeds one by one.");
            }

            step = runs[0].Step;
            monitor = new RunMonitor(options, stop, step, runs, progress);
            learners = experiment.CreateLearners(new LearnerContext(
                [.. runs.Select(run => new LearnerSeat(settings, run.Seed, run.Replay))], monitor));
            evaluator = new Evaluator(experiment, options.Seeds);
            Restore();
        }
        catch (Exception fault)
        {
            Dispose();
            if (RunFaults.IsWriting(fault))
            {
                throw new RunException(RunFaults.NotWritten(fault, path), fault);
            }

            throw;
        }
    }

    /// <summary>Environment steps done.</summary>
    public long Step => step;

    /// <summary>The run folder of the first learner; null when the run was complete before.</summary>
    public string? Folder => runs.Count > 0 ? runs[0].Folder.Path : null;

    /// <summary>Trains until the last step or until asked to stop, and saves.</summary>
    /// <param name="stopRequested">Asks to stop after the running step.</param>
    /// <exception cref="RunException">Training diverged, the disk is full, or the task failed or returned a number that is not finite.</exception>
    public TrainingOutcome Train(CancellationToken stopRequested)
    {
        if (monitor is null || learners is null || evaluator is null)
        {
            return TrainingOutcome.AlreadyComplete;
        }

        using Crew? crew = threads > 1 ? new Crew(threads) : null;
        Crew.Use(crew);
        try
        {
            TrainingOutcome outcome = Loop(monitor, learners, evaluator, stopRequested);
            monitor.End();
            return outcome;
        }
        catch (DivergedException fault)
        {
            throw new RunException(RunFaults.Diverged(fault, step, runs[0].Folder), fault);
        }
        catch (MuJoCoException fault)
        {
            throw new RunException(RunFaults.Simulation(fault, step, task.Name, runs[0].Folder), fault);
        }
        catch (Exception fault) when (RunFaults.IsWriting(fault))
        {
            throw new RunException(RunFaults.NotWritten(fault, runs[0].Folder.Path), fault);
        }
        finally
        {
            monitor.EndLine();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        evaluator?.Dispose();
        learners?.Dispose();
        monitor?.Dispose();
        runs.ForEach(run => run.Dispose());
        runs.Clear();
    }

    private TrainingOutcome Loop(RunMonitor monitor, ILearnerGroup learners, Evaluator evaluator, CancellationToken stopRequested)
    {
        runs.ForEach(run => run.Folder.CompleteAt = null);
        long saved = step;
        if (runs[0].Resumed is null)
        {
            Evaluate(learners, evaluator, monitor);
            saved = -1;
        }

        while (step < stop)
        {
            if (stopRequested.IsCancellationRequested)
            {
                Save(learners);
                return TrainingOutcome.Stopped;
            }

            monitor.Collecting();
            Act(learners);
            bool updates = step >= settings.WarmUp;
            step++;
            monitor.Stepped(step);
            Interact(learners);
            if (updates)
            {
                monitor.Updating();
                learners.Update();
                Report(learners);
            }

            monitor.Waiting(learners.Updates);
            if (step % settings.EvaluateEvery == 0)
            {
                Evaluate(learners, evaluator, monitor);
            }

            if (step % settings.CheckpointEvery == 0)
            {
                Save(learners);
                saved = step;
            }

            monitor.Show();
        }

        if (saved != step)
        {
            Save(learners);
        }

        runs.ForEach(run => run.Folder.CompleteAt = step);
        return TrainingOutcome.Complete;
    }

    /// <summary>Chooses the action of every learner: uniform during the warm-up, then the policy with Gaussian noise.</summary>
    private void Act(ILearnerGroup learners)
    {
        float limit = task.ActionLimit;
        bool warm = step < settings.WarmUp;
        if (!warm)
        {
            for (int learner = 0; learner < runs.Count; learner++)
            {
                runs[learner].Episode.Observation.CopyTo(observations.AsSpan(learner * task.Observations));
            }

            learners.Act(observations, actions);
            ActionCheck.Finite(actions, learners.Updates);
        }

        float deviation = (float)settings.ExplorationNoise * limit;
        for (int learner = 0; learner < runs.Count; learner++)
        {
            RandomStream random = new(
                runs[learner].Seed, warm ? RandomStreamId.WarmUpAction : RandomStreamId.Exploration, (ulong)step);
            Span<float> action = Action(learner);
            for (int i = 0; i < action.Length; i++)
            {
                action[i] = warm
                    ? random.NextUniform(-limit, limit)
                    : Math.Clamp(action[i] + (deviation * random.NextNormal()), -limit, limit);
            }
        }
    }

    /// <summary>Steps every environment, stores the transitions, and starts new episodes where one ended.</summary>
    private void Interact(ILearnerGroup learners)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            LearnerRun run = runs[learner];
            Episode episode = run.Episode;
            (StepResult result, bool ended) = episode.Step(Action(learner));
            run.Replay.Add(episode.Observation, Action(learner), (float)result.Reward, episode.Next, result.Terminated);
            if (ended)
            {
                run.Record.Write(MetricNames.TrainReturn, episode.Return);
                run.Record.Write(MetricNames.TrainLength, episode.Length);
                run.Write(step, learners.Updates);
                monitor!.EpisodeEnded(learner, episode.Return);
                episode.Begin(episode.Number + 1);
            }
            else
            {
                episode.Advance();
            }
        }
    }

    private void Report(ILearnerGroup learners)
    {
        bool means = learners.Updates % ReportEvery == 0;
        bool diagnosis = learners.Updates % settings.MetricsEvery == 0;
        for (int learner = 0; (means || diagnosis) && learner < runs.Count; learner++)
        {
            if (means)
            {
                learners.Report(learner, runs[learner].Record);
            }

            if (diagnosis)
            {
                learners.Diagnose(learner, runs[learner].Record);
            }

            runs[learner].Write(step, learners.Updates);
        }
    }

    private void Evaluate(ILearnerGroup learners, Evaluator evaluator, RunMonitor monitor)
    {
        evaluator.Run(learners);
        for (int learner = 0; learner < runs.Count; learner++)
        {
            runs[learner].Evaluated(evaluator.Results[learner], step, learners.Updates);
        }

        monitor.Evaluated();
    }

    private void Save(ILearnerGroup learners)
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            SafetensorsWriter tensors = new();
            learners.Save(learner, tensors);
            runs[learner].Save(tensors, step, learners.Updates);
        }
    }

    private void Restore()
    {
        for (int learner = 0; learner < runs.Count; learner++)
        {
            if (runs[learner].Resumed is { } tensors)
            {
                learners!.Load(learner, tensors);
            }
        }
    }

    private Span<float> Action(int learner) => actions.AsSpan(learner * task.Actions, task.Actions);
}
