using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Comparing;

/// <summary>The curves of an experiment on a sequence: one per visit that all its runs have begun, in each of the ways to draw it.</summary>
/// <param name="Runs">The runs.</param>
/// <param name="Grids">For each visit the evaluations of the present task.</param>
/// <param name="Bands">For each of <see cref="CurveBand.All"/>, the curve of each visit.</param>
internal sealed record SequenceCurves(SequenceRuns Runs, IReadOnlyList<CurveGrid> Grids, IReadOnlyList<IReadOnlyList<CurveBand>> Bands)
{
    /// <summary>The curves of runs; intervals take most of the time of a report.</summary>
    internal static SequenceCurves Of(SequenceRuns runs)
    {
        CurveGrid[] grids = [.. Enumerable.Range(0, runs.Begun).Select(runs.Grid)];
        return new(runs, grids, [.. CurveBand.All.Select(band => grids.AsParallel().AsOrdered().Select(band.Draw).ToArray())]);
    }
}
