using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Trains the trials of a study, several at once, each in a process of its own; what is complete is left alone.</summary>
internal sealed class StudyRunner(StudyDefinition study, string path, Launcher launcher)
{
    // A process that something from outside ended goes on from its checkpoint; one that is ended again and again lacks memory.
    private const int MostRestarts = 3;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly Lock guard = new();
    private readonly Queue<TrialState> waiting = new();

    internal required int Jobs { get; init; }

    internal bool Force { get; init; }

    internal bool Quiet { get; init; }

    internal bool Terminal { get; init; }

    internal required TextWriter Output { get; init; }

    internal required TextWriter Errors { get; init; }

    /// <summary>Trains what is not complete.</summary>
    /// <param name="stop">Asks to save and end.</param>
    /// <returns>The exit code: 0 when all trials are complete, 1 when some failed, 75 when it was stopped.</returns>
    internal async Task<int> Run(CancellationToken stop)
    {
        using StudyFolder folder = new(path);
        TrialState[] trials =
            [.. study.Trials().Select(trial => new TrialState(trial, RunFolder.Under(path, trial.Row.Experiment, trial.Seed)))];
        StudyView view = new(Output, Terminal, Quiet, Jobs);
        foreach (TrialState trial in trials)
        {
            Look(trial, view);
        }

        view.Say($"{study.Name}  {trials.Length} trials  {Jobs} at once  writes to {path}");
        int before = trials.Count(trial => trial.Before);
        if (before > 0)
        {
            view.Say(before == trials.Length ? "All of them are complete." : $"{before} of them are complete already.");
        }

        Task[] workers = [.. Enumerable.Range(0, Math.Min(Jobs, Math.Max(1, waiting.Count))).Select(_ => Work(view, stop))];
        Task all = Task.WhenAll(workers);
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
            view.Say(line);
        }

        view.Say(view.Counts(trials) + $"; {folder.Results}");
        bool unfinished = trials.Any(trial => trial.Status is TrialStatus.Stopped or TrialStatus.Waiting);
        if (stop.IsCancellationRequested && unfinished)
        {
            view.Say("Stopped and saved; the same command goes on.");
            return ExitCodes.Stopped;
        }

        int failed = trials.Count(trial => trial.Status == TrialStatus.Failed);
        if (failed > 0)
        {
            Errors.WriteLine($"{failed} of {trials.Length} trials failed; their reasons stand above, and the same command tries them again.");
            return ExitCodes.Fault;
        }

        return unfinished ? ExitCodes.Stopped : ExitCodes.Done;
    }

    private void Look(TrialState trial, StudyView view)
    {
        try
        {
            if (!Force && FinishedRun.IsComplete(trial.Folder, trial.Trial.Row.Experiment, trial.Trial.Seed))
            {
                // The tables are made at the end from every complete trial; one without a score must not cost the others theirs.
                TrialScore.Read(trial.Folder);
                trial.Before = true;
                trial.Status = TrialStatus.Complete;
            }
            else
            {
                waiting.Enqueue(trial);
            }
        }
        catch (RunException fault)
        {
            Fail(trial, fault.Message, view);
        }
    }

    private async Task Work(StudyView view, CancellationToken stop)
    {
        while (Next(stop) is { } trial)
        {
            await Train(trial, view, stop).ConfigureAwait(false);
        }
    }

    private TrialState? Next(CancellationToken stop)
    {
        lock (guard)
        {
            if (stop.IsCancellationRequested || !waiting.TryDequeue(out TrialState? trial))
            {
                return null;
            }

            trial.Status = TrialStatus.Running;
            return trial;
        }
    }

    private async Task Train(TrialState trial, StudyView view, CancellationToken stop)
    {
        List<string> arguments =
        [
            "study", study.Name, "--trial", trial.Trial.Index.ToString(CultureInfo.InvariantCulture), "--out", Path.GetDirectoryName(path) ?? ".",
            "--report",
        ];
        string done = Path.Combine(trial.Folder, "done");
        DateTime old = File.GetLastWriteTimeUtc(done);
        for (int start = 0; ; start++)
        {
            // A second start goes on and must not start over, unless the first was killed before it removed what an earlier study left.
            bool over = Force && (start == 0 || (File.Exists(done) && File.GetLastWriteTimeUtc(done) == old));
            IEnumerable<string> flags = over ? [.. arguments, "--force"] : arguments;
            (int code, string error) = await TrialProcess.Run(launcher, flags, state => Observe(trial, state), stop).ConfigureAwait(false);
            bool ended = code > 128;
            if (ended && start < MostRestarts && !stop.IsCancellationRequested)
            {
                lock (guard)
                {
                    view.Say($"killed    {trial.Title}: signal {code - 128}; goes on from its last checkpoint");
                }

                continue;
            }

            lock (guard)
            {
                Ended(trial, code, ended && stop.IsCancellationRequested, error, view);
            }

            return;
        }
    }

    private void Observe(TrialState trial, ProgressState state)
    {
        lock (guard)
        {
            trial.Progress = state;
        }
    }

    private void Ended(TrialState trial, int code, bool killedByStop, string error, StudyView view)
    {
        if (code == ExitCodes.Done)
        {
            try
            {
                double score = TrialScore.Read(trial.Folder).Score;
                trial.Status = TrialStatus.Complete;
                view.Say(string.Create(CultureInfo.InvariantCulture, $"complete  {trial.Title}: score {score:F1}"));
            }
            catch (RunException fault)
            {
                Fail(trial, fault.Message, view);
            }
        }
        else if (code == ExitCodes.Stopped || killedByStop)
        {
            trial.Status = TrialStatus.Stopped;
        }
        else
        {
            Fail(trial, error.Length > 0 ? error : TrialProcess.Reason(code), view);
        }
    }

    private void Fail(TrialState trial, string reason, StudyView view)
    {
        trial.Status = TrialStatus.Failed;
        trial.Reason = reason;
        view.Erase();
        Errors.WriteLine($"failed    {trial.Title}: {reason}");
    }
}
