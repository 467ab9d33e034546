using System.Linq;
using NE.Report.Comparing;

namespace NE.Report.Page.Sections;

/// <summary>What changed in the tasks while they were learned.</summary>
internal sealed class ShiftsSection : ISection
{
    public string Id => "shifts";

    public string Title => "Shifts";

    public bool Has(ReportData data) => data.Runs.Any(static run => run.Shifts.Count > 0);

    public void Write(ReportData data, PageWriter page)
    {
        page.Paragraph(
            "Changes of the task as the runs recorded them: the segment that began, the step at which it did, and the new value; × multiplies the value of "
            + "the unchanged task. Where seeds differ, the lowest to the highest.");
        foreach (string task in data.Tasks)
        {
            string[][] rows = [.. data.Experiments.SelectMany(experiment => ShiftRows.Of(experiment, task))];
            if (rows.Length > 0)
            {
                page.Table($"Shifts on {task}", ["experiment", "property", "segment", "step", "value"], rows, texts: 2);
            }
        }
    }
}
