using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NE.Runtime.Telemetry;

/// <summary>
/// Shows the progress of a run: on a terminal one line that is rewritten and never wider than it, elsewhere a plain line every 30 seconds.
/// Can be silenced.
/// </summary>
/// <param name="output">Destination of the line.</param>
/// <param name="errors">Destination of warnings.</param>
/// <param name="columns">Width of the terminal; null if the output is not a terminal, whose line could be rewritten.</param>
/// <param name="quiet">True to show only warnings.</param>
/// <param name="clock">Source of time.</param>
/// <param name="observer">Receives the states with their run's index instead of the output; null to use the output.</param>
internal sealed class ProgressLine(
    TextWriter output, TextWriter errors, Func<int>? columns, bool quiet, TimeProvider clock, Action<int, ProgressState>? observer = null)
{
    private static readonly TimeSpan TerminalPeriod = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PlainPeriod = TimeSpan.FromSeconds(30);

    private long last = clock.GetTimestamp();
    private int shown;

    /// <summary>Whether another line is due.</summary>
    internal bool Due => !quiet && clock.GetElapsedTime(last) >= (columns is not null || observer is not null ? TerminalPeriod : PlainPeriod);

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

        if (columns is null)
        {
            output.WriteLine(Text(state));
        }
        else
        {
            // A character in the last column would make some terminals start the next line.
            int width = Math.Max(1, columns() - 1);
            string line = Text(state, width);
            output.Write("\r" + line.PadRight(Math.Min(shown, width)));
            shown = line.Length;
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
    /// <param name="state">The state.</param>
    /// <param name="width">Largest number of characters: the least important parts are left out until the rest fits.</param>
    internal static string Text(in ProgressState state, int width = int.MaxValue)
    {
        List<(int Rank, string Text)> parts = [.. Parts(state)];
        string line = Joined(parts);
        while (line.Length > width && parts.Count > 1)
        {
            parts.Remove(parts.MaxBy(part => part.Rank));
            line = Joined(parts);
        }

        return line.Length > width ? line[..width] : line;
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

    private static string Joined(IEnumerable<(int Rank, string Text)> parts) => string.Join("  ", parts.Select(part => part.Text));

    // In the order of the line; those with the highest rank are the first to be left out.
    private static IEnumerable<(int Rank, string Text)> Parts(ProgressState state)
    {
        static string Whole(double value) => value.ToString("F0", CultureInfo.InvariantCulture);
        double share = state.Stop > 0 ? 100.0 * state.Step / state.Stop : 100;
        yield return (0, $"{Whole(Math.Floor(share)),3}% {Short(state.Step)}/{Short(state.Stop)}");
        if (state.StepsPerSecond > 0)
        {
            yield return (3, $"{Short(state.StepsPerSecond)} steps/s");
        }

        if (state.LearnsFrom is { } first)
        {
            yield return (1, $"warm-up to {Short(first)}");
        }

        if (state.EpisodeReturn is { } episode)
        {
            yield return (4, $"return {Whole(episode)}");
        }

        if (state.EvaluationMean is { } mean)
        {
            yield return (2, $"eval {Whole(mean)} ± {Whole(state.EvaluationStd)} at {Short(state.EvaluationStep)}");
        }

        if (Sparkline.Of(state.Evaluations) is { Length: > 0 } curve)
        {
            yield return (6, curve);
        }

        if (state.LiveShare is { } live)
        {
            yield return (5, $"elastic live {Whole(100 * live)}% ({state.SparsestLayer} {Whole(100 * state.SparsestShare)}%)");
        }

        if (state.SecondsLeft is { } left)
        {
            yield return (1, $"{Duration(left)} left");
        }
    }
}
