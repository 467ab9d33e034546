using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using NE.Report.Comparing;
using NE.Report.Reading;

namespace NE.Report.Tables;

/// <summary>
/// All records of the runs' <c>metrics.jsonl</c> as one CSV file, a row for each value, for pandas, R or a spreadsheet. Nothing is decimated,
/// so it is written while it is read.
/// </summary>
internal static class MetricsTable
{
    /// <summary>Writes the table beside a page: <c>report-metrics.csv</c> beside <c>report.html</c>.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="ReportException">It cannot be written.</exception>
    internal static string Write(ReportData data, string page)
    {
        string file = $"{Path.ChangeExtension(page, null)}-metrics.csv", part = file + ".part";
        try
        {
            using (StreamWriter writer = new(part, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                writer.Write("experiment,task,seed,step,update,metric,layer,value\r\n");
                foreach (ExperimentRuns experiment in data.Experiments)
                {
                    foreach (RunData run in experiment.Runs)
                    {
                        Write(writer, experiment.Label, run);
                    }
                }
            }

            File.Move(part, file, overwrite: true);
            return file;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ReportException($"{file} cannot be written ({fault.Message.TrimEnd('.')}); choose another place with --out.", fault);
        }
    }

    private static void Write(StreamWriter writer, string label, RunData run)
    {
        string path = Path.Combine(run.Path, "metrics.jsonl");
        if (!File.Exists(path))
        {
            return;
        }

        string first = string.Create(CultureInfo.InvariantCulture, $"{CsvTables.Quoted(label)},{CsvTables.Quoted(run.Task)},{run.Seed},");
        Dictionary<string, string> names = [];
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> lookup = names.GetAlternateLookup<ReadOnlySpan<char>>();
        double update = double.NaN, updateStep = double.NaN;

        // What cannot be read is said on the page.
        JsonLines.Read(path, [], (step, name, _, value) =>
        {
            if (name is "update")
            {
                (update, updateStep) = (value, step);
                return;
            }

            if (!lookup.TryGetValue(name, out string? columns))
            {
                MetricName parts = MetricName.Of(name.ToString());
                names[name.ToString()] = columns = $"{CsvTables.Quoted(parts.Family)},{CsvTables.Quoted(parts.Target)}";
            }

            writer.Write(first);
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{step:R},{(updateStep == step ? update.ToString("R", CultureInfo.InvariantCulture) : "")},"));
            writer.Write(columns);
            writer.Write(',');
            writer.Write(double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "");
            writer.Write("\r\n");
        });
    }
}
