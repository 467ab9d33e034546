using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// Trains the trials of a study, several at once: on the CPU each in its own process, on a device those that share a program together in
/// one. Complete trials are skipped.
/// </summary>
internal sealed class StudyRunner(StudyDefinition study, string path, Launcher launcher)
{
    // A process killed from outside resumes from its checkpoint; one that is killed repeatedly is probably out of memory.
    private const int MostRestarts = 3;

    // Codes above are those of signals.
    private const int LastOwnCode = 128;

    // A terminal or a queue signals a whole group: a starting trial may be killed before this process receives the signal.
    private static readonly TimeSpan SignalledTogether = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Lock guard = new();
    private readonly LinkedList<TrialBatch> waiting = new();

    /// <summary>Number of processes that run at once on the CPU; on a device it is one.</summary>
    internal required int Jobs { get; init; }

    /// <summary>The device on which the learners are updated.</summary>
    internal DeviceChoice Device { get; init; } = DeviceChoice.Cpu;

    /// <summary>Largest number of trials that advance together on a device; null for as many as it has memory for.</summary>
    internal int? Learners { get; init; }

    internal bool Force { get; init; }

    internal bool Quiet { get; init; }

    internal bool Terminal { get; init; }

    internal required TextWriter Output { get; init; }

    internal required TextWriter Errors { get; init; }

    private bool Together => Device.Kind != DeviceKind.Cpu;

    /// <summary>Trains the trials that are not complete.</summary>
    /// <param name="stop">Requests saving and stopping.</param>
    /// <returns>The exit code: 0 if all trials are complete, 1 if some failed, 75 if it was stopped.</returns>
    internal async Task<int> Run(CancellationToken stop)
    {
        using StudyFolder folder = new(path);
        TrialState[] trials =
            [.. study.Trials().Select(trial => new TrialState(trial, RunFolder.Under(path, trial.Row.Experiment, trial.Seed)))];
        StudyView view = new(Output, Terminal, Quiet, Together ? null : Jobs);
        TrialState[] open = [.. trials.Where(trial => !Settled(trial, view))];
        IEnumerable<IReadOnlyList<TrialState>> batches = Together
            ? TrialGroups.Of(open, trial => trial.Trial.Row.Experiment)
            : open.Select(trial => (IReadOnlyList<TrialState>)[trial]);
        foreach (IReadOnlyList<TrialState> batch in batches)
        {
            waiting.AddLast(new TrialBatch(batch, Force));
        }

        view.WriteLine($"{study.Name}  {trials.Length} trials  {(Together ? $"on {Device}" : $"{Jobs} at once")}  writes to {path}");
        int before = trials.Count(trial => trial.Before);
        if (before > 0)
        {
            view.WriteLine(before == trials.Length ? "All are complete." : $"{before} are already complete.");
        }

        int workers = Together ? 1 : Math.Min(Jobs, Math.Max(1, waiting.Count));
        Task all = Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Work(view, stop)));
        while (!all.IsCompleted)
        {
            await Task.WhenAny(all, Task.Delay(Period, CancellationToken.None)).ConfigureAwait(false);
            lock (guard)
            {
                view.Show(trials);
            }
        }

        view.Erase();
        await all.ConfigureAwait(false);
        return End(trials, folder, view, stop);
    }

    private int End(TrialState[] trials, StudyFolder folder, StudyView view, CancellationToken stop)
    {
        StudyResults results = new(trials);
        results.Write(folder);
        foreach (string line in results.Lines())
        {
            view.WriteLine(line);
        }

        view.WriteLine(view.Counts(trials) + $"; {folder.Results}");
        if (NextCommands.AfterStudy(folder.Path) is { } next)
        {
            view.WriteLine(next);
        }
        bool unfinished = trials.Any(trial => trial.Status is TrialStatus.Stopped or TrialStatus.Waiting);
        if (stop.IsCancellationRequested && unfinished)
        {
            view.WriteLine("Stopped and saved; run the same command to continue.");
            return ExitCodes.Stopped;
        }

        int failed = trials.Count(trial => trial.Status == TrialStatus.Failed);
        if (failed > 0)
        {
            Errors.WriteLine($"{failed} of {trials.Length} trials failed; the reasons are above, and the same command retries them.");
            return ExitCodes.Fault;
        }

        return unfinished ? ExitCodes.Stopped : ExitCodes.Done;
    }

    /// <summary>Whether a trial needs no process, because it is complete or cannot be trained here.</summary>
    private bool Settled(TrialState trial, StudyView view)
    {
        try
        {
            if (!Force && FinishedRun.IsComplete(trial.Folder, trial.Trial.Row.Experiment, trial.Trial.Seed))
            {
                // The tables are written at the end from every complete trial; one without a score must not prevent that.
                RunScore.Read(trial.Folder);
                trial.Before = true;
                trial.Status = TrialStatus.Complete;
            }
        }
        catch (RunException fault)
        {
            Fail(trial, fault.Message, view);
        }

        return trial.Status != TrialStatus.Waiting;
    }

    private async Task Work(StudyView view, CancellationToken stop)
    {
        while (Next(stop) is { } batch)
        {
            await Train(batch, view, stop).ConfigureAwait(false);
        }
    }

    private TrialBatch? Next(CancellationToken stop)
    {
        lock (guard)
        {
            if (stop.IsCancellationRequested || waiting.First is not { } first)
            {
                return null;
            }

            waiting.RemoveFirst();
            foreach (TrialState trial in first.Value.Trials)
            {
                trial.Status = TrialStatus.Running;
            }

            return first.Value;
        }
    }

    private async Task Train(TrialBatch batch, StudyView view, CancellationToken stop)
    {
        for (int start = 0; ; start++)
        {
            (int code, string error) = await TrialProcess.Run(launcher, Arguments(batch), report => Observe(report, batch, view), stop)
                .ConfigureAwait(false);
            bool ended = code > LastOwnCode;
            if (ended)
            {
                await Task.Delay(SignalledTogether, stop).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
            }

            lock (guard)
            {
                if (!ended || start >= MostRestarts || stop.IsCancellationRequested)
                {
                    Ended(batch, code, ended && stop.IsCancellationRequested, error, view);
                    return;
                }

                view.WriteLine($"killed    {TitleOf(batch.Trials)}: signal {code - LastOwnCode}; resumes from its last checkpoint");
            }
        }
    }

    private IEnumerable<string> Arguments(TrialBatch batch)
    {
        IEnumerable<int> trials = batch.Trials.Where(trial => trial.Status == TrialStatus.Running).Select(trial => trial.Trial.Index);
        List<string> arguments =
        [
            "study", study.Name, "--trial", string.Join(',', trials.Select(trial => trial.ToString(CultureInfo.InvariantCulture))), "--out",
            Path.GetDirectoryName(path) ?? ".", "--report", "--device", Device.ToString(),
        ];
        if (Together && Learners is { } learners)
        {
            arguments.AddRange(["--learners", learners.ToString(CultureInfo.InvariantCulture)]);
        }

        if (batch.StartsOver())
        {
            arguments.Add("--force");
        }

        return arguments;
    }

    private void Observe(TrialReport report, TrialBatch batch, StudyView view)
    {
        lock (guard)
        {
            if (batch.Trials.FirstOrDefault(trial => trial.Trial.Index == report.Trial) is not { Status: TrialStatus.Running } trial)
            {
                return;
            }

            if (report.State is { } state)
            {
                trial.Progress = state;
                batch.Moved = true;
            }
            else if (report.Fault is { } sentence)
            {
                Fail(trial, sentence, view);
            }
            else
            {
                Complete(trial, view);
            }
        }
    }

    /// <summary>Handles the end of a process. Trials reported before are already settled.</summary>
    private void Ended(TrialBatch batch, int code, bool killedByStop, string error, StudyView view)
    {
        TrialState[] open = [.. batch.Trials.Where(trial => trial.Status == TrialStatus.Running)];
        if (code == ExitCodes.Stopped || killedByStop)
        {
            foreach (TrialState trial in open)
            {
                trial.Status = TrialStatus.Stopped;
            }
        }
        else if (Together && open.Length > 0 && batch.Moved && !batch.Repeated && code is not ExitCodes.Done and <= LastOwnCode)
        {
            // A device fails occasionally and recovers in the next process. A persistent fault ends that one too.
            waiting.AddFirst(new TrialBatch(open, force: false) { Repeated = true });
            view.WriteLine($"ended     {TitleOf(open)}: {error} Retried from the last checkpoint.");
        }
        else if (open.Length > 1 && batch.Moved && code != ExitCodes.Done)
        {
            // One of them crashed the process, as the physics engine can: without it the others continue.
            foreach (IReadOnlyList<TrialState> half in TrialGroups.Evenly(open, (open.Length + 1) / 2).Reverse())
            {
                waiting.AddFirst(new TrialBatch(half, force: false));
            }

            view.WriteLine($"ended     {TitleOf(open)}: {error} They continue in two parts.");
        }
        else
        {
            foreach (TrialState trial in open)
            {
                if (code == ExitCodes.Done)
                {
                    Complete(trial, view);
                }
                else
                {
                    Fail(trial, error, view);
                }
            }
        }
    }

    private static string TitleOf(IReadOnlyList<TrialState> trials) =>
        trials.Count == 1 ? trials[0].Title : $"{trials[0].Title} and {trials.Count - 1} more";

    private void Complete(TrialState trial, StudyView view)
    {
        try
        {
            RunScore score = RunScore.Read(trial.Folder);
            trial.Status = TrialStatus.Complete;
            view.WriteLine($"complete  {trial.Title}: {score.Text}");
        }
        catch (RunException fault)
        {
            Fail(trial, fault.Message, view);
        }
    }

    private void Fail(TrialState trial, string reason, StudyView view)
    {
        trial.Status = TrialStatus.Failed;
        trial.Reason = reason;
        // While another process trains in the folder, what failed is this attempt, not the run.
        if (!RunFolder.IsHeld(trial.Folder))
        {
            RunFolder.RecordFailure(trial.Folder, reason);
        }

        view.Erase();
        Errors.WriteLine($"failed    {trial.Title}: {reason}");
    }
}
