using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Report.Reading;

/// <summary>A study and its trials, as far as they have begun.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="State">
/// Running while a process holds its lock; failed if a trial did; complete if all trials that began are; else stopped.
/// </param>
/// <param name="Trials">The runs in its folder.</param>
internal sealed record StudyData(string Path, RunState State, IReadOnlyList<RunData> Trials)
{
    // <study>/<task>/<experiment>/<point>/seed-<n>
    private const int LevelsAboveTrial = 4;

    /// <summary>Trials that reached their last step.</summary>
    internal int Complete => Trials.Count(static trial => trial.State == RunState.Complete);

    /// <summary>Environment steps of all trials.</summary>
    internal double Steps => Trials.Sum(static trial => trial.Curve?.Steps[^1] ?? 0);

    /// <summary>The mean over trials of the last evaluation; null without one, and for several tasks, whose returns have no common mean.</summary>
    internal double? Last => Returns(static trial => trial.Curve!.Last) is { Length: > 0 } returns ? returns.Average() : null;

    /// <summary>The highest evaluation of a trial; null as <see cref="Last"/>.</summary>
    internal double? Best => Returns(static trial => trial.Curve!.Best) is { Length: > 0 } returns ? returns.Max() : null;

    /// <summary>When the newest record of a trial was written.</summary>
    internal DateTime Written => Trials.Max(static trial => trial.Written);

    /// <summary>The studies to which runs belong, the newest first.</summary>
    internal static IReadOnlyList<StudyData> Of(IEnumerable<RunData> runs) =>
    [
        .. runs.GroupBy(static run => Folder(run.Path)).Where(static group => group.Key is not null)
            .Select(static group => new StudyData(group.Key!, StateOf(group.Key!, [.. group]), [.. group]))
            .OrderByDescending(static study => study.Written),
    ];

    // A study holds a lock of its own, above those of its trials.
    private static string? Folder(string run)
    {
        string? folder = run;
        for (int level = 0; level < LevelsAboveTrial; level++)
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return string.IsNullOrEmpty(folder) || !File.Exists(System.IO.Path.Combine(folder, "lock")) ? null : folder;
    }

    private static RunState StateOf(string folder, RunData[] trials) =>
        RunStates.IsLocked(System.IO.Path.Combine(folder, "lock")) ? RunState.Running
        : trials.Any(static trial => trial.State == RunState.Failed) ? RunState.Failed
        : trials.All(static trial => trial.State == RunState.Complete) ? RunState.Complete
        : RunState.Stopped;

    private double[] Returns(Func<RunData, double> value) => Trials.Select(static trial => trial.Task).Distinct().Count() > 1
        ? []
        : [.. Trials.Where(static trial => trial.Curve is not null).Select(value)];
}
