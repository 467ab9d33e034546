using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>The runs of one experiment on a sequence of tasks.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Runs">Its runs, by seed.</param>
internal sealed record SequenceRuns(ExperimentRuns Experiment, IReadOnlyList<SequenceRun> Runs)
{
    /// <summary>Visits that all runs have ended.</summary>
    internal int Finished { get; } = Runs.Min(static run => run.Finished);

    /// <summary>Visits that all runs have begun.</summary>
    internal int Begun { get; } = Runs.Min(static run => run.Visits.Count);

    /// <summary>Its name with the number of seeds.</summary>
    internal string Label { get; } = $"{Experiment.Label} ({EvaluationFile.Count(Runs.Count, "seed")})";

    /// <summary>The evaluations of the present task in a visit at the steps that all runs have reached.</summary>
    /// <param name="visit">Place of the visit.</param>
    internal CurveGrid Grid(int visit) => CurveGrid.Of([.. Runs.Select(run => run.Points[visit])]);

    /// <summary>A number of each run's scores after its visits.</summary>
    internal double?[] Of(Func<SequenceRun, double?> number) => [.. Runs.Select(number)];
}
