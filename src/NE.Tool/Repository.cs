using System;
using System.IO;

namespace NE.Tool;

/// <summary>Where this repository stands.</summary>
internal static class Repository
{
    /// <summary>Its root, found from where the command was built.</summary>
    internal static string Root { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "NE.Dsl.sln")))
            {
                return at.FullName;
            }
        }

        throw new ToolException("the repository was not found around the command; start it by the script ne at its root.");
    }
}
