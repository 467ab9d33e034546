using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace NE.Report.Reading;

/// <summary>Reads <c>tasks.csv</c>: one row per episode of every evaluation of a task of a sequence. Columns are found by their names.</summary>
internal static class TaskFile
{
    /// <summary>The name of the file.</summary>
    internal const string Name = "tasks.csv";

    private static readonly string[] Columns = ["step", "visit", "task", "return"];

    /// <summary>The evaluations of a file in the order in which they were made; none if there is no file, because most runs have one task.</summary>
    /// <param name="path">The file.</param>
    /// <param name="problems">Receives a sentence for everything that could not be used.</param>
    internal static IReadOnlyList<TaskEvaluation> Read(string path, ICollection<string> problems)
    {
        if (RunFile.CompleteLines(path, out bool cut) is not { } bytes)
        {
            return [];
        }

        if (cut)
        {
            problems.Add($"The last line of {Name} is incomplete and is left out.");
        }

        string[] lines = Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] heading = lines.Length > 0 ? lines[0].TrimStart('\uFEFF').Split(',') : [];
        int[] places = [.. Columns.Select(column => Array.IndexOf(heading, column))];
        if (places.Contains(-1))
        {
            if (lines.Length > 0)
            {
                problems.Add($"{Name} has no columns {string.Join(", ", Columns)}; it was written by another version and is left out.");
            }

            return [];
        }

        OrderedDictionary<(int Visit, double Step, string Task), List<double>> returns = [];
        int unreadable = 0;
        foreach (string line in lines.Skip(1))
        {
            if (Row(line.Split(','), places) is { } row)
            {
                (int Visit, double Step, string Task) key = (row.Visit, row.Step, row.Task);
                if (!returns.TryGetValue(key, out List<double>? all))
                {
                    returns[key] = all = [];
                }

                all.Add(row.Return);
            }
            else
            {
                unreadable++;
            }
        }

        if (unreadable > 0)
        {
            problems.Add($"{EvaluationFile.Count(unreadable, "line")} of {Name} cannot be read and {(unreadable == 1 ? "is" : "are")} left out.");
        }

        return Evaluations(returns, cut, problems);
    }

    private static (int Visit, double Step, string Task, double Return)? Row(string[] cells, int[] places) =>
        cells.Length > places.Max()
        && EvaluationFile.Number(cells[places[0]]) is { } step && double.IsFinite(step)
        && int.TryParse(cells[places[1]], NumberStyles.None, CultureInfo.InvariantCulture, out int visit)
        && cells[places[2]].Length > 0
        && EvaluationFile.Number(cells[places[3]]) is { } value
            ? (visit, step, cells[places[2]], value)
            : null;

    private static List<TaskEvaluation> Evaluations(
        OrderedDictionary<(int Visit, double Step, string Task), List<double>> returns, bool cut, ICollection<string> problems)
    {
        List<TaskEvaluation> evaluations = [];
        for (int i = 0; i < returns.Count; i++)
        {
            (int visit, double step, string task) = returns.GetAt(i).Key;
            List<double> all = returns.GetAt(i).Value;
            string what = string.Create(CultureInfo.InvariantCulture, $"The evaluation of {task} at step {step:N0} in {Name}");
            if (all.Any(static value => !double.IsFinite(value)))
            {
                problems.Add($"{what} has a return that is not a number and is left out.");
            }
            else if (cut && i == returns.Count - 1 && all.Count < returns.GetAt(0).Value.Count)
            {
                problems.Add($"{what} has {all.Count} of {returns.GetAt(0).Value.Count} episodes and is left out.");
            }
            else
            {
                evaluations.Add(new(visit, task, EvaluationPoint.Of(step, all)));
            }
        }

        return evaluations;
    }
}
