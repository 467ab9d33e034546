using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NE.Report.Comparing;
using NE.Report.Page;
using NE.Report.Reading;
using NE.Report.Tables;

namespace NE.Report;

/// <summary>Makes reports.</summary>
public static class Reporter
{
    /// <summary>File name of a page unless another is given.</summary>
    public const string DefaultName = "report.html";

    /// <summary>Writes the page of runs.</summary>
    /// <param name="paths">Run folders, study folders, folders above them, or files of kept evaluations.</param>
    /// <param name="file">The page to write.</param>
    /// <param name="baseline">Name of the experiment to compare with, or null.</param>
    /// <param name="tables">Whether to write its numbers beside it as CSV files.</param>
    /// <param name="metrics">Whether to write all recorded metrics beside it as one CSV file.</param>
    /// <returns>How many runs it shows, and the files that were written beside it.</returns>
    /// <exception cref="ReportException">There are no runs, or the page cannot be written.</exception>
    public static (int Runs, IReadOnlyList<string> Tables) Write(IReadOnlyList<string> paths, string file, string? baseline = null, bool tables = false, bool metrics = false)
    {
        ReportData data = Read(paths, baseline);
        Save(file, HtmlPage.Of(data, DateTimeOffset.UtcNow));
        return (data.Runs.Count, [.. tables ? CsvTables.Write(data, file) : [], .. metrics ? (string[])[MetricsTable.Write(data, file)] : []]);
    }

    internal static ReportData Read(IReadOnlyList<string> paths, string? baseline)
    {
        IReadOnlyList<string> found = RunFinder.Find(paths);
        return found.Count > 0
            ? ReportData.Of([.. found.AsParallel().AsOrdered().Select(static path => RunReader.Read(path))], baseline)
            : throw new ReportException($"There is no run in {string.Join(", ", paths)}; a run folder holds run.json and eval.csv.");
    }

    // Written aside: a reader never sees half a page.
    internal static void Save(string file, string text)
    {
        string part = file + ".part";
        try
        {
            File.WriteAllText(part, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(part, file, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{file} cannot be written ({fault.Message.TrimEnd('.')}); choose another file with --out.", fault);
        }
    }
}
