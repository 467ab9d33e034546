using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>The runs of one experiment that count: one per task and seed.</summary>
/// <param name="Label">Its name in the report.</param>
/// <param name="Index">Its place among the experiments, which decides its colour.</param>
/// <param name="Runs">The runs.</param>
internal sealed record ExperimentRuns(string Label, int Index, IReadOnlyList<RunData> Runs)
{
    /// <summary>The runs on a task, by seed.</summary>
    internal IReadOnlyList<RunData> On(string task) => [.. Runs.Where(run => run.Task == task).OrderBy(static run => run.Seed)];

    /// <summary>The runs on a task that have been evaluated.</summary>
    internal IReadOnlyList<RunData> EvaluatedOn(string task) => [.. On(task).Where(static run => run.Curve is not null)];

    /// <summary>The scores on a task, by seed.</summary>
    internal double[] Scores(string task) => [.. EvaluatedOn(task).Select(static run => run.Curve!.Score)];
}
