using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The trials that one process trains.</summary>
/// <param name="trials">The trials.</param>
/// <param name="force">Whether to remove their earlier runs.</param>
internal sealed class TrialBatch(IReadOnlyList<TrialState> trials, bool force)
{
    private readonly DateTime[] old = [.. trials.Select(DoneAt)];
    private bool started;

    internal IReadOnlyList<TrialState> Trials => trials;

    /// <summary>Whether its process has reported progress of a trial.</summary>
    internal bool Moved { get; set; }

    /// <summary>Whether an earlier process ended with all of these trials unfinished.</summary>
    internal bool Repeated { get; init; }

    /// <summary>
    /// Whether the next process must start the trials over. It resumes them instead, unless the first process was killed before it removed
    /// the earlier runs; a group removes those of all its trials before it trains any.
    /// </summary>
    internal bool StartsOver()
    {
        bool over = force && (!started || trials.Where((trial, i) => old[i] != default && DoneAt(trial) == old[i]).Any());
        started = true;
        return over;
    }

    private static DateTime DoneAt(TrialState trial)
    {
        string done = Path.Combine(trial.Folder, "done");
        return File.Exists(done) ? File.GetLastWriteTimeUtc(done) : default;
    }
}
