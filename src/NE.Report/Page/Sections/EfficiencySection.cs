using System.Collections.Generic;
using System.Linq;
using NE.Report.Comparing;

namespace NE.Report.Page.Sections;

/// <summary>How many steps each experiment took to several returns.</summary>
internal sealed class EfficiencySection : ISection
{
    public string Id => "efficiency";

    public string Title => "Sample efficiency";

    public bool Has(ReportData data) => data.Tasks.Any(task => StepsToScore.Targets(data, task).Count > 0);

    public void Write(ReportData data, PageWriter page)
    {
        string end = data.Baseline is { } baseline ? $"the mean score of {baseline.Label}" : "the highest mean score of an experiment";
        page.Paragraph(
            $"Environment steps to a return, interpolated between evaluations: the median over seeds, and how many reached it. A seed that did not counts as "
            + $"slower than all others. Returns: shares of the way from the untrained networks to {end}.");
        foreach (string task in data.Tasks)
        {
            IReadOnlyList<(double Share, double Return)> targets = StepsToScore.Targets(data, task);
            if (targets.Count > 0)
            {
                page.Table(
                    $"Environment steps on {task}",
                    ["experiment", .. targets.SelectMany(static target => (string[])[$"to {Numbers.Text(target.Return)} ({100 * target.Share:F0} %)", "reached"])],
                    data.Experiments.Where(experiment => experiment.EvaluatedOn(task).Count > 0).Select(experiment => (string[])
                    [
                        experiment.Label,
                        .. targets.Select(target => StepsToScore.Of(experiment, task, target.Return))
                            .SelectMany(static steps => (string[])[Numbers.Steps(steps.Median), $"{steps.Reached} of {steps.Runs}"]),
                    ]));
            }
        }
    }
}
