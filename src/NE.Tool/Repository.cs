using System;
using System.IO;

namespace NE.Tool;

/// <summary>Where this repository stands.</summary>
internal static class Repository
{
    /// <summary>Its root, found from where the command was built.</summary>
    /// <exception cref="ToolException">The command does not stand in a repository.</exception>
    internal static string Root => field ??= Find()
        ?? throw new ToolException("the repository was not found around the command; start it by the script ne at its root.");

    /// <summary>Whether the command stands in a repository; as an installed tool it does not.</summary>
    internal static bool IsThere => Find() is not null;

    private static string? Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "NE.Dsl.sln")))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
