using System;
using System.Globalization;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The line by which the process of a trial tells its study how it goes.</summary>
internal static class TrialReport
{
    private const string Mark = "@trial";

    /// <summary>Writes a state as one line.</summary>
    internal static string Line(in ProgressState state) => string.Join(
        ' ', Mark, Text(state.Step), Text(state.Stop), Text(state.StepsPerSecond), Text(state.EvaluationMean), Text(state.EvaluationStd),
        Text(state.EvaluationStep), Text(state.SecondsLeft));

    /// <summary>Reads a line; null when it is another one.</summary>
    internal static ProgressState? Read(string line)
    {
        string[] words = line.Split(' ');
        if (words is not [Mark, _, _, _, _, _, _, _])
        {
            return null;
        }

        double?[] numbers = Array.ConvertAll(
            words[1..], static word => double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? (double?)number : null);
        return new ProgressState((long)(numbers[0] ?? 0), (long)(numbers[1] ?? 0), numbers[2] ?? 0)
        {
            EvaluationMean = numbers[3],
            EvaluationStd = numbers[4] ?? 0,
            EvaluationStep = (long)(numbers[5] ?? 0),
            SecondsLeft = numbers[6],
        };
    }

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "-";
}
