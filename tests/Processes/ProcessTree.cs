using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace NE.Processes;

/// <summary>A process with its descendants, from Linux's <c>/proc</c>.</summary>
internal static class ProcessTree
{
    /// <summary>Linux reports 100 ticks per second to programs, whatever its own rate.</summary>
    private const int TicksPerSecond = 100;

    private const string Runnable = "R";

    /// <summary>The processes, the first one included while it is there.</summary>
    public static IEnumerable<int> Of(int root) => Find(root).Select(process => process.Id);

    /// <summary>Processor time of the processes and of those of their descendants that have ended.</summary>
    public static TimeSpan ProcessorTime(int root) => TimeSpan.FromSeconds((double)Find(root).Sum(process => process.Ticks) / TicksPerSecond);

    /// <summary>
    /// Whether some thread runs or would if it had a processor; otherwise all wait for one another, for a device or for a time.
    /// </summary>
    public static bool WantsToRun(int root) => Find(root).SelectMany(process => States(process.Id)).Contains(Runnable);

    private static List<Entry> Find(int root)
    {
        List<Entry> all = [.. Entries()];
        ILookup<int, Entry> children = all.ToLookup(entry => entry.Parent);
        List<Entry> found = [.. all.Where(entry => entry.Id == root)];
        for (int i = 0; i < found.Count; i++)
            found.AddRange(children[found[i].Id]);

        return found;
    }

    private static IEnumerable<Entry> Entries()
    {
        foreach (string folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out int id) && Fields(folder) is { } fields)
            {
                long ticks = fields[11..15].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
                yield return new Entry(id, int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
            }
        }
    }

    private static IEnumerable<string> States(int process)
    {
        try
        {
            return [.. Directory.GetDirectories($"/proc/{process}/task").Select(Fields).OfType<string[]>().Select(fields => fields[0])];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>Fields of <c>stat</c> from the third on, the state; the second, a name in parentheses, may hold anything.</summary>
    /// <returns>Null when the process has ended.</returns>
    private static string[]? Fields(string folder)
    {
        try
        {
            string text = File.ReadAllText(Path.Combine(folder, "stat"));
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private readonly record struct Entry(int Id, int Parent, long Ticks);
}
