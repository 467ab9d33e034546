using System;
using System.IO;
using System.Linq;

namespace NE.Runtime.Training;

/// <summary>Finds the commit checked out in a folder by reading git's files, without git itself.</summary>
internal static class GitCommit
{
    /// <summary>The commit, or null if there is no repository or it cannot be read.</summary>
    internal static string? Of(string folder)
    {
        try
        {
            for (DirectoryInfo? at = new(folder); at is not null; at = at.Parent)
            {
                string git = Path.Combine(at.FullName, ".git");
                if (Directory.Exists(git))
                {
                    return Resolve(git, git);
                }

                if (File.Exists(git))
                {
                    // A linked worktree: the file names its own git folder, which names the common folder.
                    string own = Path.GetFullPath(File.ReadAllText(git)["gitdir:".Length..].Trim(), at.FullName);
                    string common = Path.Combine(own, "commondir");
                    return Resolve(own, File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), own) : own);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // A record without its commit is better than no run.
        }

        return null;
    }

    private static string? Resolve(string own, string common)
    {
        const string Reference = "ref: ";
        string head = File.ReadAllText(Path.Combine(own, "HEAD")).Trim();
        if (!head.StartsWith(Reference, StringComparison.Ordinal))
        {
            return head;
        }

        string name = head[Reference.Length..];
        string loose = Path.Combine(common, name);
        string packed = Path.Combine(common, "packed-refs");
        return File.Exists(loose)
            ? File.ReadAllText(loose).Trim()
            : File.Exists(packed)
                ? File.ReadLines(packed).FirstOrDefault(line => line.EndsWith(" " + name, StringComparison.Ordinal))?.Split(' ')[0]
                : null;
    }
}
