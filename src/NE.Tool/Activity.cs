using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;

namespace NE.Tool;

/// <summary>
/// Says on the error output what the command is doing and for how long, until it is disposed of: on a terminal in one line that is
/// rewritten every second, elsewhere in a line every ten seconds. Several at once share the line; what takes less than a second is not
/// mentioned.
/// </summary>
internal sealed class Activity : IDisposable
{
    private const int UnknownWidth = 80;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(1), TerminalPeriod = TimeSpan.FromSeconds(1), PlainPeriod = TimeSpan.FromSeconds(10);
    private static readonly Lock Guard = new();
    private static readonly List<Activity> Running = [];
    private static readonly bool Terminal = !Console.IsErrorRedirected;
    private static readonly Timer Clock = new(static _ => Show());
    private static int shown;

    private readonly long start = Environment.TickCount64;
    private readonly string what;

    /// <summary>Starts.</summary>
    /// <param name="what">What is being done, as <c>building examples/HalfCheetah</c>.</param>
    internal Activity(string what)
    {
        this.what = what;
        lock (Guard)
        {
            Running.Add(this);
            if (Running.Count == 1)
            {
                Clock.Change(First, Terminal ? TerminalPeriod : PlainPeriod);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (Guard)
        {
            Running.Remove(this);
            if (Running.Count > 0)
            {
                return;
            }

            Clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            if (shown > 0)
            {
                Console.Error.WriteLine();
                shown = 0;
            }
        }
    }

    private static void Show()
    {
        lock (Guard)
        {
            if (Running.Count == 0)
            {
                return;
            }

            string line = "ne: " + string.Join(", ", Running.Select(activity => string.Create(
                CultureInfo.InvariantCulture, $"{activity.what} ({(Environment.TickCount64 - activity.start) / 1000} s)")));
            if (!Terminal)
            {
                Console.Error.WriteLine(line);
                return;
            }

            int width = Math.Max(1, Columns() - 1);
            line = line.Length > width ? line[..width] : line;
            Console.Error.Write("\r" + line.PadRight(Math.Min(shown, width)));
            shown = line.Length;
        }
    }

    // The width that .NET knows is that of the standard output, which may be a file.
    private static int Columns() => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? UnknownWidth : Console.WindowWidth;
}
