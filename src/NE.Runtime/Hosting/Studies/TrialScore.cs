using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The score of a complete trial, read from its <c>eval.csv</c>.</summary>
/// <param name="Score">Mean return of its last ten evaluations, or of as many as there are.</param>
/// <param name="Last">Mean return of its last evaluation.</param>
/// <param name="Best">Highest mean return of an evaluation.</param>
/// <param name="Steps">Environment steps at its last evaluation.</param>
internal sealed record TrialScore(double Score, double Last, double Best, long Steps)
{
    private const int Counted = 10;

    /// <summary>Reads the score of a run folder.</summary>
    /// <exception cref="RunException">Its evaluations cannot be read.</exception>
    internal static TrialScore Read(string folder)
    {
        string file = Path.Combine(folder, "eval.csv");
        try
        {
            List<(long Step, double Mean)> curve =
            [
                .. File.ReadLines(file).Skip(1).Select(line => line.Split(','))
                    .Select(cells => (
                        Step: long.Parse(cells[0], CultureInfo.InvariantCulture), Return: double.Parse(cells[2], CultureInfo.InvariantCulture)))
                    .GroupBy(row => row.Step).OrderBy(group => group.Key).Select(group => (group.Key, group.Average(row => row.Return))),
            ];
            return new(curve.TakeLast(Counted).Average(point => point.Mean), curve[^1].Mean, curve.Max(point => point.Mean), curve[^1].Step);
        }
        catch (System.Exception fault)
        {
            throw new RunException($"{file} cannot be read; train the trial again with --force.", fault);
        }
    }
}
