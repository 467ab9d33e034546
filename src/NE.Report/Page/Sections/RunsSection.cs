using System.Linq;
using NE.Report.Comparing;
using NE.Report.Reading;

namespace NE.Report.Page.Sections;

/// <summary>Every run by seed, and what is missing in it.</summary>
internal sealed class RunsSection : ISection
{
    public string Id => "runs";

    public string Title => "Runs";

    public bool Has(ReportData data) => true;

    public void Write(ReportData data, PageWriter page)
    {
        page.Table(
            "All runs, in units of return",
            ["experiment", "task", "seed", "state", "step", "score", "last", "best", "at step", "AUC", "folder"],
            data.Experiments.SelectMany(static experiment => experiment.Runs.Select(run => (experiment.Label, Run: run)))
                .Concat(data.Repeated)
                .OrderBy(static row => row.Run.Task, System.StringComparer.Ordinal).ThenBy(static row => row.Label, System.StringComparer.Ordinal).ThenBy(static row => row.Run.Seed)
                .Select(row => Row(row.Label, row.Run, data.Repeated.Any(repeated => repeated.Run == row.Run))),
            texts: 4,
            lastIsText: true);
        page.Warnings([.. data.Repeated.Select(static repeated =>
            $"{repeated.Run.Path}: not counted, because another run has its experiment, task and seed and is at least as far.")]);
        RunData[] failed = [.. data.Runs.Where(static run => run.State == RunState.Failed)];
        if (failed.Length > 0)
        {
            page.Heading("What failed, and why");
            page.Warnings([.. failed.Select(static run => $"{run.Path}: {run.Failure}")]);
        }

        string[] problems = [.. data.Runs.SelectMany(static run => run.Problems.Select(problem => $"{run.Path}: {problem}"))];
        if (problems.Length > 0)
        {
            page.Heading("What is missing");
            page.Warnings(problems);
        }
    }

    private static string[] Row(string experiment, RunData run, bool repeated) =>
    [
        experiment,
        run.Task,
        run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture),
        run.State.ToString().ToLowerInvariant() + (repeated ? ", not counted" : ""),
        Numbers.Steps(run.Step),
        Numbers.Text(run.Curve?.Score),
        Numbers.Text(run.Curve?.Last),
        Numbers.Text(run.Curve?.Best),
        Numbers.Steps(run.Curve?.BestStep),
        Numbers.Text(run.Curve?.Area),
        run.Path,
    ];
}
