using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;
using NE.Runtime.Threading;

namespace NE.Runtime.Training;

/// <summary>
/// The training loop (docs/algorithm.md, The interaction loop): act, step, store, update, evaluate, save. It drives a group of learners in
/// lockstep and knows neither their algorithm nor their device.
/// </summary>
public sealed partial class Trainer : IDisposable
{
    private readonly ExperimentDefinition experiment;
    private readonly RunSettings settings;
    private readonly UpdateClock clock;
    private readonly TaskSpec task;
    private readonly long stop;
    private readonly int threads;
    private readonly List<LearnerRun> runs = [];
    private readonly TrialOutcome?[] outcomes;
    private readonly float[] observations;
    private readonly float[] actions;
    private readonly RunMonitor? monitor;
    private readonly ILearnerGroup? learners;
    private readonly RunGroup? group;
    private readonly Evaluator? evaluator;
    private readonly Action<int> play;
    private long step;
    private long visit;

    /// <summary>Opens the run folders and restores their runs.</summary>
    /// <param name="options">What to train and where.</param>
    /// <exception cref="RunException">
    /// A folder cannot be used, or holds a different run; with several runs, this is recorded as the outcome of that run.
    /// </exception>
    /// <exception cref="CheckpointException">No checkpoint of a folder can be read.</exception>
    public Trainer(TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        GroupKey.Check(options.Trials);
        experiment = options.Trials[0].Experiment;
        CheckSequence(experiment);
        settings = experiment.Settings;
        clock = settings.Clock;
        task = experiment.Task;
        stop = options.StopAt ?? settings.Steps;
        threads = options.Threads;
        outcomes = new TrialOutcome?[options.Trials.Count];
        play = Play;
        ProgressLine progress = new(
            options.Output, options.Errors, options.Terminal ? () => TerminalWidth.Columns : null, options.Quiet, options.Clock, options.Observer?.Progressed);
        bool alone = options.Trials.Count == 1;
        void Failed(int trial, string sentence)
        {
            outcomes[trial] = new TrialOutcome(TrainingOutcome.Failed, sentence);
            if (runs.Find(run => run.Trial == trial) is { } ended)
            {
                RunFolder.RecordFailure(ended.Folder.Path, sentence);
            }

            if (options.Observer is { } observer)
            {
                observer.Failed(trial, sentence);
            }
            else
            {
                progress.Warn($"{options.Trials[trial].Title}: {sentence}");
            }
        }

        string path = options.Root;
        try
        {
            for (int trial = 0; trial < options.Trials.Count; trial++)
            {
                (ExperimentDefinition named, uint seed, string? place) = options.Trials[trial];
                path = place ?? RunFolder.Under(options.Root, named, seed);
                try
                {
                    if (LearnerRun.Open(trial, new RunFolder(path), options, stop, progress) is { } run)
                    {
                        runs.Add(run);
                    }
                    else
                    {
                        outcomes[trial] = new TrialOutcome(TrainingOutcome.AlreadyComplete);
                    }
                }
                catch (Exception fault) when (!alone && fault is RunException or CheckpointException)
                {
                    Failed(trial, fault.Message);
                }
            }

            observations = new float[runs.Count * task.Observations];
            actions = new float[runs.Count * task.Actions];
            if (runs.Count == 0)
            {
                return;
            }

            if (runs.Any(run => run.Step != runs[0].Step || run.Resumed is null != runs[0].Resumed is null))
            {
                throw new RunException("The runs of a group are at different steps; train them one by one.");
            }

            step = runs[0].Step;
            visit = runs[0].Visit;
            monitor = new RunMonitor(options, stop, step, runs, progress);
            LearnerContext context = new([.. runs.Select(run => new LearnerSlot(run.Experiment.Settings, run.Seed, run.Replay))], monitor);
            learners = options.Device is { } device ? device.CreateLearners(experiment, context) : experiment.CreateLearners(context);
            if (learners.Learners != runs.Count)
            {
                throw new RunException("The CPU trains one run at a time; train them one by one, or give --device.");
            }

            group = new RunGroup(runs, learners, alone, run => Failed(run.Trial, run.Fault!.Message)) { Step = step };
            evaluator = new Evaluator([.. runs.Select(run => options.Trials[run.Trial])], [.. runs.Select(static run => run.Shifts)]);
            Restore(group);
            if (Sequential)
            {
                EnterTask(group, PresentTask);
                evaluator.Enter(group, PresentTask);
            }
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

    /// <summary>The run folder of the first learner; null if the run was already complete.</summary>
    public string? Folder => runs.Count > 0 ? runs[0].Folder.Path : null;

    /// <summary>How each run ended, in the order of <see cref="TrainerOptions.Trials"/>; null for a run that has not ended.</summary>
    public IReadOnlyList<TrialOutcome?> Outcomes => outcomes;

    /// <summary>Trains until the last step or until asked to stop, and saves.</summary>
    /// <param name="stopRequested">Asks to stop after the running step.</param>
    /// <returns>The outcome of the runs that did not fail; <see cref="TrainingOutcome.Failed"/> if all of several failed.</returns>
    /// <exception cref="RunException">
    /// The run diverged, its disk is full, or its task failed or returned a number that is not finite. With several runs, each error is
    /// recorded as that run's outcome.
    /// </exception>
    public TrainingOutcome Train(CancellationToken stopRequested)
    {
        if (monitor is null || group is null || evaluator is null)
        {
            return outcomes.Any(outcome => outcome?.Outcome == TrainingOutcome.AlreadyComplete)
                ? TrainingOutcome.AlreadyComplete
                : TrainingOutcome.Failed;
        }

        using WorkerPool? pool = threads > 1 ? new WorkerPool(threads) : null;
        WorkerPool.Use(pool);
        try
        {
            TrainingOutcome outcome = Loop(monitor, group, evaluator, stopRequested);
            monitor.End();
            foreach (LearnerRun run in runs)
            {
                outcomes[run.Trial] ??= new TrialOutcome(outcome);
            }

            return outcome;
        }
        catch (DivergedException fault)
        {
            throw Ended(RunFaults.Diverged(fault, step, runs[0].Folder), fault);
        }
        catch (MuJoCoException fault)
        {
            throw Ended(RunFaults.Simulation(fault, step, runs[0].PresentTask.Name, runs[0].Folder), fault);
        }
        catch (Exception fault) when (RunFaults.IsWriting(fault))
        {
            throw Ended(RunFaults.NotWritten(fault, runs[0].Folder.Path), fault);
        }
        catch (RunException fault)
        {
            throw Ended(fault.Message, fault);
        }
        finally
        {
            monitor.EndLine();
        }
    }

    // The folders say why their runs ended, for a report.
    private RunException Ended(string sentence, Exception fault)
    {
        runs.ForEach(run => RunFolder.RecordFailure(run.Folder.Path, sentence));
        return fault as RunException ?? new RunException(sentence, fault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        evaluator?.Dispose();
        learners?.Dispose();
        runs.ForEach(run => run.Dispose());
        runs.Clear();
    }
}
