using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed partial class PageLinksTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Link_WithinTheRepository_LeadsToAFileAndAHeading(string page)
    {
        string folder = Path.GetDirectoryName(page) ?? "";
        var broken = new List<string>();
        foreach (Match link in Links().Matches(WithoutCode(Repository.Read(page))))
        {
            string target = link.Groups[1].Value;
            if (target.StartsWith("http", StringComparison.Ordinal))
                continue;

            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? page : Path.GetRelativePath(".", Path.Combine(folder, parts[0]));
            string full = Path.Combine(Repository.Root, file);
            bool found = File.Exists(full) || Directory.Exists(full);
            if (!found || (parts.Length == 2 && !Anchors(Repository.Read(file)).Contains(parts[1])))
                broken.Add(target);
        }

        broken.ShouldBeEmpty();
    }

    private static HashSet<string> Anchors(string markdown) =>
        [.. Headings().Matches(WithoutCode(markdown)).Select(static m => Slug(m.Groups[1].Value))];

    private static string Slug(string heading) =>
        NotInSlug().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string WithoutCode(string markdown) => CodeBlocks().Replace(markdown, "");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInSlug();

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex CodeBlocks();
}
