using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace NE.Runtime.Telemetry;

/// <summary>
/// Says how a run goes: on a terminal one line that is rewritten, elsewhere a plain line every 30 seconds. Silent when asked to be.
/// </summary>
/// <param name="output">Where the line goes.</param>
/// <param name="errors">Where warnings go.</param>
/// <param name="terminal">True when the line may be rewritten.</param>
/// <param name="quiet">True for silence but for warnings.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="observer">Takes the states instead of the output, with the run they are of; null for the output.</param>
internal sealed class ProgressLine(
    TextWriter output, TextWriter errors, bool terminal, bool quiet, TimeProvider clock, Action<int, ProgressState>? observer = null)
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(30);

    private long last = clock.GetTimestamp();
    private int shown;

    /// <summary>Whether it is time for another line.</summary>
    internal bool Due => !quiet && clock.GetElapsedTime(last) >= (terminal || observer is not null ? TerminalPeriod : PlainPeriod);

    /// <summary>Shows a state now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trial">Which run it is of.</param>
    internal void Show(in ProgressState state, int trial = 0)
    {
        if (quiet)
        {
            return;
        }

        last = clock.GetTimestamp();
        if (observer is not null)
        {
            observer(trial, state);
            return;
        }

        string line = Text(state);
        if (terminal)
        {
            output.Write("\r" + line.PadRight(shown));
            shown = line.Length;
        }
        else
        {
            output.WriteLine(line);
        }

        output.Flush();
    }

    /// <summary>Writes a sentence on a line of its own.</summary>
    internal void WriteLine(string sentence)
    {
        if (quiet || observer is not null)
        {
            return;
        }

        EndLine();
        output.WriteLine(sentence);
        output.Flush();
    }

    /// <summary>Writes a sentence that nobody asked not to hear, on a line of its own of the error output.</summary>
    internal void Warn(string sentence)
    {
        EndLine();
        errors.WriteLine(sentence);
        errors.Flush();
    }

    /// <summary>Leaves the rewritten line as it is and starts a new one.</summary>
    internal void EndLine()
    {
        if (shown > 0)
        {
            output.WriteLine();
            shown = 0;
        }
    }

    /// <summary>The line of a state.</summary>
    internal static string Text(in ProgressState state)
    {
        StringBuilder line = new();
        double share = state.Stop > 0 ? 100.0 * state.Step / state.Stop : 100;
        line.Append(CultureInfo.InvariantCulture, $"{Math.Floor(share),3:F0}% {Short(state.Step)}/{Short(state.Stop)}");
        if (state.StepsPerSecond > 0)
        {
            line.Append(CultureInfo.InvariantCulture, $"  {Short(state.StepsPerSecond)} steps/s");
        }

        if (state.EpisodeReturn is { } episode)
        {
            line.Append(CultureInfo.InvariantCulture, $"  return {episode:F0}");
        }

        if (state.EvaluationMean is { } mean)
        {
            line.Append(CultureInfo.InvariantCulture, $"  eval {mean:F0} ± {state.EvaluationStd:F0} at {Short(state.EvaluationStep)}");
        }

        if (state.LiveShare is { } live)
        {
            line.Append(CultureInfo.InvariantCulture, $"  elastic live {100 * live:F0}% ({state.SparsestLayer} {100 * state.SparsestShare:F0}%)");
        }

        if (state.SecondsLeft is { } left)
        {
            line.Append("  ").Append(Duration(left)).Append(" left");
        }

        return line.ToString();
    }

    /// <summary>A count in at most four characters and a unit: 420k, 1.0M.</summary>
    internal static string Short(double count) => count switch
    {
        >= 999_500 => (count / 1e6).ToString("0.0", CultureInfo.InvariantCulture) + "M",
        >= 9_950 => (count / 1e3).ToString("0", CultureInfo.InvariantCulture) + "k",
        >= 999.5 => (count / 1e3).ToString("0.0", CultureInfo.InvariantCulture) + "k",
        _ => count.ToString("0", CultureInfo.InvariantCulture),
    };

    /// <summary>A duration in its two largest units: 1 h 4 min, 1 min 54 s.</summary>
    internal static string Duration(double seconds)
    {
        TimeSpan span = TimeSpan.FromSeconds(Math.Min(Math.Ceiling(seconds), 1e9));
        return span switch
        {
            { TotalDays: >= 1 } => $"{(int)span.TotalDays} d {span.Hours} h",
            { TotalHours: >= 1 } => $"{span.Hours} h {span.Minutes} min",
            { TotalMinutes: >= 1 } => $"{span.Minutes} min {span.Seconds} s",
            _ => $"{span.Seconds} s",
        };
    }
}
