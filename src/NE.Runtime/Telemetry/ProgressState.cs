using System.Collections.Generic;

namespace NE.Runtime.Telemetry;

/// <summary>What the progress line shows.</summary>
/// <param name="Step">Environment steps done.</param>
/// <param name="Stop">Environment steps at which the run stops.</param>
/// <param name="StepsPerSecond">Recent rate; 0 if not yet known.</param>
internal readonly record struct ProgressState(long Step, long Stop, double StepsPerSecond)
{
    /// <summary>Seconds remaining at this rate; null while steps are not yet representative.</summary>
    internal double? SecondsLeft { get; init; }

    /// <summary>Environment steps at which learning begins; null once it has.</summary>
    internal long? LearnsFrom { get; init; }

    /// <summary>Return of the last training episode.</summary>
    internal double? EpisodeReturn { get; init; }

    /// <summary>Mean return of the last evaluation.</summary>
    internal double? EvaluationMean { get; init; }

    /// <summary>Standard deviation of its returns.</summary>
    internal double EvaluationStd { get; init; }

    /// <summary>Environment steps at the last evaluation.</summary>
    internal long EvaluationStep { get; init; }

    /// <summary>The mean returns of the evaluations so far.</summary>
    internal IReadOnlyList<double> Evaluations { get; init; } = [];

    /// <summary>Live connections of the elastic layers as a share of all their positions.</summary>
    internal double? LiveShare { get; init; }

    /// <summary>The elastic layer with the lowest density.</summary>
    internal string? SparsestLayer { get; init; }

    /// <summary>Its density.</summary>
    internal double SparsestShare { get; init; }
}
