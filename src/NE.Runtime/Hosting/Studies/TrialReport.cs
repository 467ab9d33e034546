using System;
using System.Globalization;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Hosting.Studies;

/// <summary>A report about one trial, sent as a line of text by the process of a trial or of a group to its study.</summary>
/// <param name="Trial">The trial's index in the study.</param>
/// <param name="State">Its progress; null in other reports.</param>
/// <param name="Fault">Why it failed; null if it did not.</param>
/// <remarks>A report without state and fault means that the trial is complete.</remarks>
internal sealed record TrialReport(int Trial, ProgressState? State, string? Fault)
{
    private const string Goes = "@trial", Complete = "@complete", Failed = "@failed";

    /// <summary>Formats the progress of a trial as a line.</summary>
    internal static string Line(int trial, in ProgressState state) => string.Join(
        ' ', Goes, Text(trial), Text(state.Step), Text(state.Stop), Text(state.StepsPerSecond), Text(state.EvaluationMean),
        Text(state.EvaluationStd), Text(state.EvaluationStep), Text(state.SecondsLeft));

    /// <summary>Formats the completion of a trial as a line.</summary>
    internal static string CompleteLine(int trial) => $"{Complete} {Text(trial)}";

    /// <summary>Formats the failure of a trial as a line.</summary>
    internal static string FailedLine(int trial, string sentence) => $"{Failed} {Text(trial)} {sentence.ReplaceLineEndings(" ")}";

    /// <summary>Parses a line; null if it is something else.</summary>
    internal static TrialReport? Read(string line)
    {
        string[] words = line.Split(' ');
        if (words.Length < 2 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out int trial))
        {
            return null;
        }

        return words switch
        {
            [Goes, _, _, _, _, _, _, _, _] => new(trial, StateOf(words[2..]), null),
            [Complete, _] => new(trial, null, null),
            [Failed, _, _, ..] => new(trial, null, string.Join(' ', words[2..])),
            _ => null,
        };
    }

    private static ProgressState StateOf(string[] words)
    {
        double?[] numbers = Array.ConvertAll(
            words, static word => double.TryParse(word, CultureInfo.InvariantCulture, out double number) ? (double?)number : null);
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
