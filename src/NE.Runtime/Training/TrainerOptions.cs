using System;
using System.Collections.Generic;
using System.IO;

namespace NE.Runtime.Training;

/// <summary>What to train and where to put it.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// The runs, one a learner. Several advance together: they share program, task, and the run values that the loop goes by (steps,
    /// warm-up, evaluation, checkpoints, metrics, replay capacity, batch size); all other run values are each run's own.
    /// </summary>
    public required IReadOnlyList<TrainerTrial> Trials { get; init; }

    /// <summary>Folder under which run folders are made.</summary>
    public string Root { get; init; } = "runs";

    /// <summary>Where the learners are updated; null for the processor. It changes no result.</summary>
    public LearnerDevice? Device { get; init; }

    /// <summary>Environment steps at which to stop; null for the declared length. Schedules keep the declared length.</summary>
    public long? StopAt { get; init; }

    /// <summary>Whether to remove what an earlier run left in the folder.</summary>
    public bool Force { get; init; }

    /// <summary>Whether to show no progress. Warnings are said all the same.</summary>
    public bool Quiet { get; init; }

    /// <summary>Threads that the learners' kernels are shared by, 1 to 64. The number changes no result.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Where progress goes.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Where warnings go: a damaged checkpoint, changed settings, a run that will differ.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>Whether the output is a terminal, whose last line can be rewritten.</summary>
    public bool Terminal { get; init; }

    /// <summary>Takes what there is to tell instead of the output; null for the output.</summary>
    internal TrainerObserver? Observer { get; init; }

    /// <summary>The command line, for the record of the run.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>How the program is started, for the record of the run: the file to execute and what stands before the arguments of the host.</summary>
    public IReadOnlyList<string> Launch { get; init; } = [];

    /// <summary>Gives the time, for logs outside the byte contract.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
