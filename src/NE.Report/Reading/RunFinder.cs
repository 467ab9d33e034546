using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Report.Reading;

/// <summary>Finds runs: a run folder is one with <c>run.json</c> or <c>eval.csv</c>; below other folders, at any depth.</summary>
internal static class RunFinder
{
    /// <summary>The runs below paths, each once, by path.</summary>
    /// <param name="paths">Run folders, study folders, folders above them, or files of kept evaluations.</param>
    /// <exception cref="ReportException">A path does not exist.</exception>
    internal static IReadOnlyList<string> Find(IEnumerable<string> paths)
    {
        SortedDictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
            {
                Search(path, found);
            }
            else if (File.Exists(path))
            {
                Add(path, found);
            }
            else
            {
                throw new ReportException($"{path} does not exist; name run folders, study folders or folders above them.");
            }
        }

        return [.. found.Values];
    }

    // A run that two paths lead to counts once, under the first.
    private static void Add(string path, SortedDictionary<string, string> found) => found.TryAdd(Path.GetFullPath(path), path);

    private static void Search(string folder, SortedDictionary<string, string> found)
    {
        string trimmed = folder.Length > 1 ? folder.TrimEnd(Path.DirectorySeparatorChar) : folder;
        if (File.Exists(Path.Combine(trimmed, "run.json")) || File.Exists(Path.Combine(trimmed, "eval.csv")))
        {
            Add(trimmed, found);
            return;
        }

        try
        {
            foreach (string kept in Directory.EnumerateFiles(trimmed, "seed-*.csv"))
            {
                Add(kept, found);
            }

            // Links may lead in circles.
            foreach (string inner in Directory.EnumerateDirectories(trimmed).Where(static inner => new DirectoryInfo(inner).LinkTarget is null))
            {
                Search(inner, found);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // A folder that may not be read holds nothing for this user.
        }
    }
}
