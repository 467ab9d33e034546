using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using NE.Runtime.Networks;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// Trains trials of a study on one device in this process: those that share a program advance together. A sufficiently large group is split
/// into two halves, each with its own device queue, so that the environments of one half step while the other is updated.
/// </summary>
/// <param name="folder">The study folder.</param>
/// <param name="open">Opens the device again, with its own queue.</param>
internal sealed class GroupTraining(string folder, Func<ChosenDevice> open)
{
    // Fewer learners are not worth a second queue.
    private const int FewestForHalves = 4;

    private volatile bool failed;

    /// <summary>Options common to all trainers: where to write, how the program is started.</summary>
    internal required TrainerOptions Options { get; init; }

    /// <summary>Largest number of trials that advance together; null for as many as the device has memory for.</summary>
    internal int? Learners { get; init; }

    /// <summary>Called for each completed trial.</summary>
    internal Action<StudyTrial> Completed { get; init; } = static _ => { };

    /// <summary>Trains trials to completion.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(IReadOnlyList<StudyTrial> trials, CancellationToken stop)
    {
        // Before any trial is trained, so that a second start never removes a trained one.
        foreach (StudyTrial trial in Options.Force ? trials : [])
        {
            using RunFolder old = new(FolderOf(trial));
            old.Clear();
        }

        foreach (IReadOnlyList<StudyTrial> group in TrialGroups.Of(trials, trial => trial.Row.Experiment))
        {
            // Trials at the same step are put in the same part where possible.
            StudyTrial[] ordered = [.. group.OrderBy(StepOf)];
            foreach (IReadOnlyList<StudyTrial> part in TrialGroups.Evenly(ordered, Limit(ordered)))
            {
                if (stop.IsCancellationRequested)
                {
                    return ExitCodes.Stopped;
                }

                TrainHalves(part, stop);
            }
        }

        return stop.IsCancellationRequested ? ExitCodes.Stopped : failed ? ExitCodes.Fault : ExitCodes.Done;
    }

    private int Limit(StudyTrial[] trials)
    {
        if (Learners is { } given)
        {
            return given;
        }

        // If not even one fits, the device reports it when one is created.
        using ChosenDevice device = open();
        return Math.Max(1, device.Fit(trials[0].Row.Experiment, trials.Length));
    }

    private void TrainHalves(IReadOnlyList<StudyTrial> trials, CancellationToken stop)
    {
        if (trials.Count < FewestForHalves)
        {
            TrainAll(trials, stop);
            return;
        }

        ExceptionDispatchInfo? fault = null;
        Thread[] threads =
        [
            .. TrialGroups.Evenly(trials, (trials.Count + 1) / 2).Select((half, number) => new Thread(() =>
            {
                try
                {
                    TrainAll(half, stop);
                }
                catch (Exception caught)
                {
                    Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(caught), null);
                }
            })
            {
                Name = $"half {number + 1} of the group",
            }),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        fault?.Throw();
    }

    /// <summary>Trains trials that may be at different steps: those behind catch up with the next ones and continue together.</summary>
    private void TrainAll(IReadOnlyList<StudyTrial> trials, CancellationToken stop)
    {
        using ChosenDevice device = open();
        List<(StudyTrial Trial, long Step)> waiting = [.. trials.Select(trial => (trial, StepOf(trial)))];
        while (waiting.Count > 0 && !stop.IsCancellationRequested)
        {
            long step = waiting.Min(trial => trial.Step);
            StudyTrial[] behind = [.. waiting.Where(trial => trial.Step == step).Select(trial => trial.Trial)];
            waiting.RemoveAll(trial => trial.Step == step);
            long? next = waiting.Count > 0 ? waiting.Min(trial => trial.Step) : null;
            IReadOnlyList<StudyTrial> reached = Train(behind, next, device, stop);
            if (next is { } there)
            {
                waiting.AddRange(reached.Select(trial => (trial, there)));
            }
        }
    }

    /// <summary>Trains trials that are at the same step.</summary>
    /// <returns>The trials that reached the step to stop at.</returns>
    private IReadOnlyList<StudyTrial> Train(IReadOnlyList<StudyTrial> trials, long? stopAt, ChosenDevice device, CancellationToken stop)
    {
        TrainerOptions options = Options with
        {
            Trials = [.. trials.Select(trial => new TrainerTrial(trial.Row.Experiment, trial.Seed, FolderOf(trial)))],
            StopAt = stopAt,
            Force = false,
            Device = device.Learners,
            Observer = Options.Observer is { } observer
                ? new TrainerObserver(
                    (trial, state) => observer.Progressed(trials[trial].Index, state),
                    (trial, sentence) => observer.Failed(trials[trial].Index, sentence))
                : null,
        };
        try
        {
            using Trainer trainer = new(options);
            trainer.Train(stop);
            return Reached(trials, trainer.Outcomes, end: stopAt is null);
        }
        catch (Exception fault) when (trials.Count == 1 && fault is RunException or CheckpointException)
        {
            Fail(trials[0], fault.Message);
            return [];
        }
        catch (RunException) when (trials.Count > 1)
        {
            // A damaged checkpoint was skipped, so their step is not the one their files indicate.
            return [.. trials.SelectMany(trial => Train([trial], stopAt, device, stop))];
        }
    }

    private List<StudyTrial> Reached(IReadOnlyList<StudyTrial> trials, IReadOnlyList<TrialOutcome?> outcomes, bool end)
    {
        List<StudyTrial> reached = [];
        for (int i = 0; i < trials.Count; i++)
        {
            TrainingOutcome? outcome = outcomes[i]?.Outcome;
            if (outcome is TrainingOutcome.Complete or TrainingOutcome.AlreadyComplete)
            {
                reached.Add(trials[i]);
            }
            else if (outcome == TrainingOutcome.Failed)
            {
                failed = true;
            }
        }

        if (end)
        {
            reached.ForEach(Completed);
        }

        return reached;
    }

    private void Fail(StudyTrial trial, string sentence)
    {
        failed = true;

        if (Options.Observer is { } observer)
        {
            observer.Failed(trial.Index, sentence);
        }
        else
        {
            Options.Errors.WriteLine(sentence);
        }
    }

    /// <summary>The step of the newest checkpoint, −1 for none.</summary>
    private long StepOf(StudyTrial trial) =>
        new CheckpointFolder(Path.Combine(FolderOf(trial), "checkpoints")).Steps().FirstOrDefault(-1);

    private string FolderOf(StudyTrial trial) => RunFolder.Under(folder, trial.Row.Experiment, trial.Seed);
}
