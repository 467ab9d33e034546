using System.Linq;
using NE.Report.Comparing;

namespace NE.Report.Page.Sections;

/// <summary>What the runs cost, as measured while they ran.</summary>
internal sealed class CostSection : ISection
{
    public string Id => "cost";

    public string Title => "Time and memory";

    public bool Has(ReportData data) => data.Runs.Any(static run => run.Timing.Seconds > 0);

    public void Write(ReportData data, PageWriter page)
    {
        page.Paragraph("Measured on the machines as busy as they were; several runs at once slow each other. Updates per second are of the time spent in updates.");
        page.Table(
            "Means over runs",
            ["experiment", "task", "runs", "time of a run", "time of all", "steps per second", "updates per second", "in evaluations", "peak memory"],
            from experiment in data.Experiments
            from task in data.Tasks
            let runs = experiment.On(task).Where(static run => run.Timing.Seconds > 0).ToArray()
            where runs.Length > 0
            select (string[])
            [
                experiment.Label, task, Numbers.Steps(runs.Length),
                Numbers.Duration(runs.Average(static run => run.Timing.Seconds)),
                Numbers.Duration(runs.Sum(static run => run.Timing.Seconds)),
                Numbers.Text(runs.Average(static run => run.Timing.StepsPerSecond)),
                Numbers.Text(runs.Average(static run => run.Timing.UpdatesPerSecond)),
                $"{100 * runs.Sum(static run => run.Timing.EvaluationSeconds) / runs.Sum(static run => run.Timing.Seconds):F0} %",
                runs.Max(static run => run.Timing.PeakBytes) is > 0 and var peak ? Numbers.Bytes(peak) : Numbers.None,
            ],
            texts: 2);
    }
}
