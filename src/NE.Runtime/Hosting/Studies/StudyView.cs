using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// Shows the progress of a study: ended trials, one per line; below them on a terminal a table of running trials, redrawn twice a second;
/// elsewhere a line with the counts every 30 seconds.
/// </summary>
/// <param name="output">Destination of the output.</param>
/// <param name="terminal">Whether lines can be redrawn.</param>
/// <param name="quiet">Whether only failures are shown.</param>
/// <param name="jobs">Number of trials that run at once; null on a device, which trains them together.</param>
internal sealed class StudyView(TextWriter output, bool terminal, bool quiet, int? jobs)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    private int drawn;
    private DateTime last = DateTime.UtcNow;

    /// <summary>Writes a permanent line.</summary>
    internal void WriteLine(string line)
    {
        if (!quiet)
        {
            Erase();
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Shows the current state, if due.</summary>
    internal void Show(IReadOnlyList<TrialState> trials)
    {
        if (quiet || (!terminal && DateTime.UtcNow - last < Period))
        {
            return;
        }

        last = DateTime.UtcNow;
        if (!terminal)
        {
            output.WriteLine(Counts(trials));
            output.Flush();
            return;
        }

        int width = TerminalWidth.Columns - 1;
        string[][] rows = [.. trials.Where(state => state.Status == TrialStatus.Running).Take(Math.Max(1, Console.WindowHeight - 3)).Select(Cells)];
        List<string> lines = [.. rows.Length > 0 ? Columns.Aligned(rows) : [], Counts(trials)];
        Erase();
        foreach (string line in lines)
        {
            output.WriteLine(line.Length > width ? line[..width] : line);
        }

        drawn = lines.Count;
        output.Flush();
    }

    /// <summary>Erases the table.</summary>
    internal void Erase()
    {
        if (drawn > 0)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"\e[{drawn}A\e[J"));
            drawn = 0;
        }
    }

    /// <summary>
    /// The number of trials in each state, and the time remaining: <c>3 complete, 2 running, 7 waiting  1 h 4 min left</c>.
    /// </summary>
    internal string Counts(IReadOnlyList<TrialState> trials)
    {
        IEnumerable<string> counts = trials.GroupBy(state => state.Status).OrderBy(Order)
            .Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}");
        return string.Join(", ", counts) + (SecondsLeft(trials) is { } left ? $"  {ProgressLine.Duration(left)} left" : "");
    }

    /// <summary>A trial as table cells of fixed width: name, progress, speed, last evaluation, time remaining.</summary>
    internal static string[] Cells(TrialState state)
    {
        StudyTrial trial = state.Trial;
        string[] named = ["  " + trial.Row.Experiment.Name, trial.Row.Experiment.Task.Name, Point(trial.Row.Experiment), $"seed {trial.Seed}"];
        return state.Progress is not { } progress
            ? [.. named, "starts", "", "", "", ""]
            :
            [
                .. named,
                string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(progress.Stop > 0 ? 100.0 * progress.Step / progress.Stop : 100),3:F0}%"),
                $"{ProgressLine.Short(progress.Step)}/{ProgressLine.Short(progress.Stop)}",
                progress.StepsPerSecond > 0 ? $"{ProgressLine.Short(progress.StepsPerSecond)} steps/s" : "",
                progress.EvaluationMean is { } mean
                    ? string.Create(CultureInfo.InvariantCulture, $"eval {mean:F0} ± {progress.EvaluationStd:F0} at {ProgressLine.Short(progress.EvaluationStep)}")
                    : "",
                progress.SecondsLeft is { } left ? $"{ProgressLine.Duration(left)} left" : "",
            ];
    }

    private static string Point(ExperimentDefinition experiment) => experiment.Point == "default" ? "" : experiment.Point;

    private static int Order(IGrouping<TrialStatus, TrialState> group) =>
        Array.IndexOf([TrialStatus.Complete, TrialStatus.Running, TrialStatus.Failed, TrialStatus.Stopped, TrialStatus.Waiting], group.Key);

    // Waiting trials are assumed as fast as the average running one.
    private double? SecondsLeft(IReadOnlyList<TrialState> trials)
    {
        double[] rates = [.. trials.Where(state => state is { Status: TrialStatus.Running, Progress.SecondsLeft: not null })
            .Select(state => state.Progress!.Value.StepsPerSecond)];
        if (rates.Length == 0 || rates.Average() <= 0)
        {
            return null;
        }

        double steps = 0;
        foreach (TrialState state in trials.Where(state => state.Status is TrialStatus.Running or TrialStatus.Waiting))
        {
            steps += state.Trial.Row.Experiment.Settings.Steps - (state.Progress?.Step ?? 0);
        }

        int open = trials.Count(state => state.Status is TrialStatus.Running or TrialStatus.Waiting);
        return steps / (rates.Average() * Math.Min(jobs ?? rates.Length, open));
    }
}
