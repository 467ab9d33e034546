using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed partial class CitationsTests
{
    [Fact]
    public void Code_CitingTheAlgorithm_NamesASectionOfThePage()
    {
        string[] titles = [.. Headings().Matches(Repository.Read("docs/algorithm.md")).Select(static m => m.Groups[1].Value)];

        (string File, string Title)[] citations =
        [
            .. SourceFiles().SelectMany(file => Citations().Matches(Joined(file)).Select(m => (Path.GetFileName(file), m.Groups[1].Value))),
        ];

        titles.Length.ShouldBeGreaterThan(20);
        citations.Length.ShouldBeGreaterThan(50);
        IEnumerable<string> unknown = citations
            .Where(citation => !titles.Any(title => citation.Title.StartsWith(title, StringComparison.OrdinalIgnoreCase)))
            .Select(citation => $"{citation.File}: {citation.Title}");

        unknown.ShouldBeEmpty();
    }

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    // A title may be broken over two lines of a comment.
    private static string Joined(string file) => LineBreaks().Replace(File.ReadAllText(file), " ");

    [GeneratedRegex(@"^#+ (?:\d+(?:\.\d+)?\.? )?(.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex("""docs/algorithm\.md, "?([^.;:)"]+)""")]
    private static partial Regex Citations();

    [GeneratedRegex(@"\s*\n\s*///? ?")]
    private static partial Regex LineBreaks();
}
