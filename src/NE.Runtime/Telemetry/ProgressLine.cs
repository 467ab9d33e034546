using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace NE.Runtime.Telemetry;

/// <summary>
/// Shows the progress of a run: on a terminal one line that is rewritten, elsewhere a plain line every 30 seconds. Can be silenced.
/// </summary>
/// <param name="output">Destination of the line.</param>
/// <param name="errors">Destination of warnings.</param>
/// <param name="terminal">True when the line may be rewritten.</param>
/// <param name="quiet">True to show only warnings.</param>
/// <param name="clock">Source of time.</param>
/// <param name="observer">Receives the states with their run's index instead of the output; null to use the output.</param>
internal sealed class ProgressLine(
    TextWriter output, TextWriter errors, bool terminal, bool quiet, TimeProvider clock, Action<int, ProgressState>? observer = null)
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(30);

    private long last = clock.GetTimestamp();
    private int shown;

    /// <summary>Whether another line is due.</summary>
    internal bool Due => !quiet && clock.GetElapsedTime(last) >= (terminal || observer is not null ? TerminalPeriod : PlainPeriod);

    /// <summary>Shows a state now.</summary>
    /// <param name="state">The state.</param>
    /// <param name="trial">Index of its run.</param>
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

    /// <summary>Writes a message on its own line.</summary>
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

    /// <summary>Writes a warning on its own line of the error output, even if quiet.</summary>
    internal void Warn(string sentence)
    {
        EndLine();
        errors.WriteLine(sentence);
        errors.Flush();
    }

    /// <summary>Ends the rewritten line and starts a new one.</summary>
    internal void EndLine()
    {
        if (shown > 0)
        {
            output.WriteLine();
            shown = 0;
        }
    }

    /// <summary>Formats a state as a line.</summary>
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
