using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Statistics;

namespace NE.Report.Reading;

/// <summary>Everything that a report shows of one run.</summary>
internal sealed record RunData
{
    /// <summary>The run folder, or the file of kept evaluations, as it was named.</summary>
    internal required string Path { get; init; }

    internal required string Task { get; init; }

    internal required string Experiment { get; init; }

    /// <summary>Grid point of a study; <c>default</c> without a grid.</summary>
    internal required string Point { get; init; }

    internal required long Seed { get; init; }

    internal required RunState State { get; init; }

    /// <summary>The error that ended it, if it failed and said so.</summary>
    internal string? Failure { get; init; }

    /// <summary>Environment steps of the newest record.</summary>
    internal double Step { get; init; }

    /// <summary>When its newest record was written.</summary>
    internal DateTime Written { get; init; }

    internal RunRecord Record { get; init; } = new();

    internal IReadOnlyList<EvaluationPoint> Evaluations { get; init; } = [];

    /// <summary>Evaluations of the tasks of a sequence, in the order in which they were made; empty for a run on one task.</summary>
    internal IReadOnlyList<TaskEvaluation> Tasks { get; init; } = [];

    /// <summary>Changes of the task while it was learned.</summary>
    internal IReadOnlyList<ShiftRecord> Shifts { get; init; } = [];

    /// <summary>Metrics and fields of topology events by name.</summary>
    internal IReadOnlyDictionary<string, MetricSeries> Metrics { get; init; } = new Dictionary<string, MetricSeries>();

    /// <summary>Times and rates.</summary>
    internal RunTiming Timing { get; init; } = new();

    /// <summary>The file of histograms and masks, which is read for a few runs only; null if there is none.</summary>
    internal string? Weights { get; init; }

    /// <summary>Run values that were changed when the run was resumed.</summary>
    internal IReadOnlyList<RunChange> Changes { get; init; } = [];

    /// <summary>Sentences on what is missing or could not be used.</summary>
    internal IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The evaluations as a curve; null if there are none.</summary>
    internal LearningCurve? Curve => field ??= Evaluations.Count > 0
        ? new([.. Evaluations.Select(static point => point.Step)], [.. Evaluations.Select(static point => point.Mean)])
        : null;
}
