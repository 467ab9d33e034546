using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace NE.Report.Reading;

/// <summary>Reads <c>eval.csv</c>: one row per evaluation episode. Columns are found by their names.</summary>
internal static class EvaluationFile
{
    /// <summary>The evaluations of a file, by step.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives a sentence for everything that could not be used.</param>
    internal static IReadOnlyList<EvaluationPoint> Read(string path, ICollection<string> problems)
    {
        string name = Path.GetFileName(path);
        if (RunFile.CompleteLines(path, out bool cut) is not { } bytes)
        {
            problems.Add($"There is no {name}, so it has no evaluations.");
            return [];
        }

        if (cut)
        {
            problems.Add($"The last line of {name} is incomplete and is left out.");
        }

        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] heading = lines.Length > 0 ? lines[0].TrimStart('\uFEFF').Split(',') : [];
        (int step, int value) = (Array.IndexOf(heading, "step"), Array.IndexOf(heading, "return"));
        if (step < 0 || value < 0)
        {
            problems.Add(
                lines.Length == 0 ? $"{name} is empty." : $"{name} has no columns step and return; it was written by another version and is left out.");
            return [];
        }

        SortedDictionary<double, List<double>> returns = [];
        int unreadable = 0;
        foreach (string line in lines.Skip(1))
        {
            string[] cells = line.Split(',');
            if (cells.Length > Math.Max(step, value) && Number(cells[step]) is { } at && double.IsFinite(at) && Number(cells[value]) is { } reached)
            {
                (returns.TryGetValue(at, out List<double>? all) ? all : returns[at] = []).Add(reached);
            }
            else
            {
                unreadable++;
            }
        }

        if (unreadable > 0)
        {
            problems.Add($"{Count(unreadable, "line")} of {name} cannot be read and {(unreadable == 1 ? "is" : "are")} left out.");
        }

        if (returns.Count == 0 && unreadable == 0)
        {
            problems.Add("It has no evaluation yet.");
        }

        return Points(returns, cut, name, problems);
    }

    private static List<EvaluationPoint> Points(
        SortedDictionary<double, List<double>> returns, bool cut, string name, ICollection<string> problems)
    {
        List<EvaluationPoint> points = [];
        int episodes = returns.Count > 0 ? returns.First().Value.Count : 0;
        foreach ((double step, List<double> all) in returns)
        {
            string at = step.ToString("N0", CultureInfo.InvariantCulture);
            if (all.Any(static value => !double.IsFinite(value)))
            {
                problems.Add($"The evaluation at step {at} has a return that is not a number and is left out.");
            }
            else if (cut && step == returns.Last().Key && all.Count < episodes)
            {
                problems.Add($"The evaluation at step {at} in {name} has {all.Count} of {episodes} episodes and is left out.");
            }
            else
            {
                points.Add(EvaluationPoint.Of(step, all));
            }
        }

        return points;
    }

    /// <summary>A count and its noun: 1 line, 2 lines.</summary>
    internal static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A number of a table; null if the cell has none.</summary>
    internal static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;
}
