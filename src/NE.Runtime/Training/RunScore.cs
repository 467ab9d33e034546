using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Metrics;

namespace NE.Runtime.Training;

/// <summary>
/// The results of a run (docs/reference/metrics.md, Results of a run), from the mean returns of its evaluations in <c>eval.csv</c>.
/// </summary>
/// <param name="Score">Mean of the last ten evaluations, or of as many as there are, without that of the untrained networks.</param>
/// <param name="Last">The last evaluation.</param>
/// <param name="Best">The highest evaluation, without that of the untrained networks.</param>
/// <param name="BestStep">Environment steps at the best evaluation.</param>
/// <param name="Area">Area under the curve of all evaluations, divided by the steps it spans.</param>
/// <param name="Steps">Environment steps at the last evaluation.</param>
internal sealed record RunScore(double Score, double Last, double Best, long BestStep, double Area, long Steps)
{
    private const int Counted = 10;

    /// <summary>For display: <c>score 4790.1, last 4811.7, best 5100.2 at step 280,000, AUC 2903.1</c>.</summary>
    internal string Text => string.Create(
        CultureInfo.InvariantCulture, $"score {Score:F1}, last {Last:F1}, best {Best:F1} at step {BestStep:N0}, AUC {Area:F1}");

    /// <summary>Reads the results of a run folder.</summary>
    /// <exception cref="RunException">Its evaluations cannot be read.</exception>
    internal static RunScore Read(string folder)
    {
        string file = Path.Combine(folder, "eval.csv");
        try
        {
            return Of(
            [
                .. File.ReadLines(file).Skip(1).Select(line => line.Split(','))
                    .Select(cells => (
                        Step: long.Parse(cells[0], CultureInfo.InvariantCulture), Return: double.Parse(cells[2], CultureInfo.InvariantCulture)))
                    .GroupBy(row => row.Step).OrderBy(group => group.Key).Select(group => (group.Key, group.Average(row => row.Return))),
            ]);
        }
        catch (Exception fault)
        {
            throw new RunException($"{file} cannot be read; train again with --force.", fault);
        }
    }

    private static RunScore Of(IReadOnlyList<(long Step, double Mean)> all)
    {
        EvaluationCurve curve = new();
        foreach ((long step, double mean) in all)
        {
            curve.Add(step, mean);
        }

        IReadOnlyList<(long Step, double Mean)> trained = [.. all.Where(point => point.Step > 0)];
        IReadOnlyList<(long Step, double Mean)> results = trained.Count > 0 ? trained : all;
        (long bestStep, double best) = results.MaxBy(point => point.Mean);
        return new(
            results.TakeLast(Counted).Average(point => point.Mean), results[^1].Mean, best, bestStep, curve.MeanHeight, results[^1].Step);
    }
}
