using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NE.Generators.Tests.Documentation;

/// <summary>The documents of the repository, read from the working tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>All Markdown files that users read, relative to the root.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "examples"), "README.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file)).Order(StringComparer.Ordinal),
    ];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>The rows of all tables of a page, each as its trimmed cells.</summary>
    public static IEnumerable<string[]> Rows(string markdown) =>
        markdown.Replace("\\|", "¦", StringComparison.Ordinal).Split('\n')
            .Where(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|', ' ').Split('|').Select(static cell => cell.Trim()).ToArray());

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NE.Dsl.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException("The tests must run inside the repository: no NE.Dsl.sln above them.");
    }
}
