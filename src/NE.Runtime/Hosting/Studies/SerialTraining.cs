using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Networks;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Trains several trials on the CPU in this process, one after another: a group whose device turned out to be the CPU.</summary>
internal sealed class SerialTraining
{
    /// <summary>Options common to all trainers. Their trials are those of <see cref="Run"/>, in the same order.</summary>
    internal required TrainerOptions Options { get; init; }

    /// <summary>Called for each completed trial.</summary>
    internal Action<StudyTrial> Completed { get; init; } = static _ => { };

    /// <summary>Trains trials to completion. A failing one does not stop the others.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(IReadOnlyList<StudyTrial> trials, CancellationToken stop)
    {
        bool failed = false;
        for (int i = 0; i < trials.Count; i++)
        {
            TrainerOptions options = Options with { Trials = [Options.Trials[i]], Observer = Options.Observer?.Of(trials[i].Index) };
            try
            {
                if (stop.IsCancellationRequested)
                {
                    return ExitCodes.Stopped;
                }

                using Trainer trainer = new(options);
                if (trainer.Train(stop) == TrainingOutcome.Stopped)
                {
                    return ExitCodes.Stopped;
                }

                Completed(trials[i]);
            }
            catch (Exception fault) when (fault is RunException or CheckpointException)
            {
                failed = true;
                if (options.Observer is { } observer)
                {
                    observer.Failed(0, fault.Message);
                }
                else
                {
                    options.Errors.WriteLine(fault.Message);
                }
            }
        }

        return failed ? ExitCodes.Fault : ExitCodes.Done;
    }
}
