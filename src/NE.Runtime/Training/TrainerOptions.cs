using System;
using System.Collections.Generic;
using System.IO;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>What to train and where to put it.</summary>
public sealed record TrainerOptions
{
    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>One seed per learner; learners of one trainer advance together.</summary>
    public required IReadOnlyList<uint> Seeds { get; init; }

    /// <summary>Folder under which run folders are made.</summary>
    public string Root { get; init; } = "runs";

    /// <summary>The run folder itself, instead of one under the root; only for a single seed.</summary>
    public string? Folder { get; init; }

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

    /// <summary>Takes the states of the run instead of the output, a few times a second; null for the output.</summary>
    internal Action<ProgressState>? Observer { get; init; }

    /// <summary>The command line, for the record of the run.</summary>
    public string CommandLine { get; init; } = "";

    /// <summary>How the program is started, for the record of the run: the file to execute and what stands before the arguments of the host.</summary>
    public IReadOnlyList<string> Launch { get; init; } = [];

    /// <summary>Gives the time, for logs outside the byte contract.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
