using System;
using System.Collections.Generic;
using System.IO;

namespace NE.Runtime.Training;

/// <summary>What to train, and where to store it.</summary>
public sealed record TrainerOptions
{
    /// <summary>
    /// The runs, one per learner. Several advance together: they share program, task, and the run values that control the loop (steps,
    /// warm-up, evaluation, checkpoints, metrics, replay capacity, batch size); all other run values may differ.
    /// </summary>
    public required IReadOnlyList<TrainerTrial> Trials { get; init; }

    /// <summary>Folder under which run folders are created.</summary>
    public string Root { get; init; } = "runs";

    /// <summary>The device on which learners are updated; null for the CPU. It does not affect results.</summary>
    public LearnerDevice? Device { get; init; }

    /// <summary>Environment steps at which to stop; null for the declared length. Schedules keep the declared length.</summary>
    public long? StopAt { get; init; }

    /// <summary>Whether to remove an earlier run from the folder.</summary>
    public bool Force { get; init; }

    /// <summary>Whether to suppress progress. Warnings are still shown.</summary>
    public bool Quiet { get; init; }

    /// <summary>Number of threads for the learners' kernels, 1 to 64. It does not affect results.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Destination of progress output.</summary>
    public TextWriter Output { get; init; } = TextWriter.Null;

    /// <summary>Destination of warnings: a damaged checkpoint, changed settings, a run that will not be reproduced exactly.</summary>
    public TextWriter Errors { get; init; } = TextWriter.Null;

    /// <summary>Whether the output is a terminal, whose last line can be rewritten.</summary>
    public bool Terminal { get; init; }

    /// <summary>Receives reports instead of the output; null to use the output.</summary>
    internal TrainerObserver? Observer { get; init; }

    /// <summary>The command line, for the record of the run.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>
    /// How the program is started, for the record of the run: the executable and the arguments that precede those of the host.
    /// </summary>
    public IReadOnlyList<string> Launch { get; init; } = [];

    /// <summary>Source of time, for logs that need not be byte-identical.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
