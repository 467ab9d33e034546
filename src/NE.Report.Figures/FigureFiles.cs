using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Report.Comparing;
using NE.Report.Figures;
using NE.Report.Page;
using NE.Report.Page.Sections;

namespace NE.Report.Files;

/// <summary>The figures of results, sequences and comparisons as files.</summary>
internal static class FigureFiles
{
    /// <summary>Draws them beside a page: <c>report-curve-0.svg</c> beside <c>report.html</c>.</summary>
    /// <returns>The files.</returns>
    internal static IReadOnlyList<string> Write(ReportData data, string page, string format)
    {
        PageWriter writer = new();
        foreach (ISection section in ((ISection[])[new ResultsSection(), new ContinualSection(), new ComparisonSection()]).Where(section => section.Has(data)))
        {
            section.Write(data, writer);
        }

        List<string> files = [];
        foreach (Figure figure in writer.Figures.Where(static figure => figure.Views.Count > 0))
        {
            string file = $"{Path.ChangeExtension(page, null)}-{figure.Id}.{format}";
            FigureFile.Write(figure, file);
            files.Add(file);
        }

        return files;
    }
}
