using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NE.Package.Tests;

/// <summary>What the tests take from the repository: its projects to pack, and the pages whose instructions they follow.</summary>
internal static partial class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests, and with them the packed projects, were built in.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>The version of all packages.</summary>
    public static string Version { get; } =
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The one block of code of a page that has a text in it, as a reader would copy it.</summary>
    public static string Block(string page, string text) => Blocks()
        .Matches(File.ReadAllText(Path.Combine(Root, "docs", page)))
        .Select(static match => match.Groups[1].Value)
        .Single(block => block.Contains(text, StringComparison.Ordinal));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "NE.Dsl.sln")))
            folder = Path.GetDirectoryName(folder);

        return folder ?? throw new InvalidOperationException("The tests must run inside the repository: no NE.Dsl.sln above them.");
    }

    [GeneratedRegex("```[a-z]+\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
