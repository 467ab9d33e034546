using System;
using System.IO;

namespace NE.Tool;

/// <summary>The location of this repository.</summary>
internal static class Repository
{
    /// <summary>Its root, found from the command's build folder.</summary>
    /// <exception cref="ToolException">The command is not in a repository.</exception>
    internal static string Root => field ??= Find()
        ?? throw new ToolException("the command is not inside the repository; start it with the script ne at its root.");

    /// <summary>Whether the command is in a repository; an installed tool is not.</summary>
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
