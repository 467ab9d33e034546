using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Tests.Documentation;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

public sealed class DescriptorTests
{
    private static string[] Ids => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Fact]
    public void Ids_AreUniqueAndSorted() => Ids.ShouldBe(Ids.Distinct().OrderBy(id => id));

    [Fact]
    public void EveryId_HasADescriptor() => typeof(ProblemId).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).ShouldBe(Ids);

    [Fact]
    public void EveryDescriptor_HasAPage_AndEveryPageADescriptor()
    {
        string[] pages =
        [
            .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "diagnostics"), "NE*.md")
                .Select(page => Path.GetFileNameWithoutExtension(page))
                .OrderBy(page => page),
        ];

        pages.ShouldBe(Ids);
    }

    [Fact]
    public void EveryPage_SaysWhatItMustSay()
    {
        foreach (DiagnosticDescriptor descriptor in Descriptors.All)
        {
            string page = Repository.Read($"docs/diagnostics/{descriptor.Id}.md");
            page.ShouldStartWith($"# {descriptor.Id}: ");
            page.ShouldContain("Severity: " + (descriptor.DefaultSeverity == DiagnosticSeverity.Info ? "information"
                : descriptor.DefaultSeverity.ToString().ToLowerInvariant()));
            foreach (string heading in (string[])["What it says", "Why it is a rule", "Bad", "Good", "How to silence it"])
            {
                page.ShouldContain("\n## " + heading + "\n", customMessage: descriptor.Id);
            }
        }
    }

    [Fact]
    public void EveryDescriptor_LinksToItsPage() =>
        Descriptors.All.ShouldAllBe(descriptor =>
            descriptor.HelpLinkUri == $"https://github.com/ne-dsl/ne-dsl/blob/main/docs/diagnostics/{descriptor.Id}.md");

    [Fact]
    public void EveryDescriptor_HasAReleaseRowOfItsCategoryAndSeverity()
    {
        string[] rows =
        [
            .. (Repository.Read("src/NE.Generators/AnalyzerReleases.Shipped.md") + "\n" + Repository.Read(
                "src/NE.Generators/AnalyzerReleases.Unshipped.md"))
                .Split('\n').Where(line => Regex.IsMatch(line, "^NE\\d{4} ")).Select(line => string.Join(" ", line.Split(" | ").Take(3))),
        ];

        rows.OrderBy(row => row).ShouldBe(Descriptors.All
            .Select(descriptor => $"{descriptor.Id} {descriptor.Category} {descriptor.DefaultSeverity}"));
    }

    [Fact]
    public void EveryDescriptor_HasAMistakeThatShowsIt()
    {
        // NE0009 needs a project without the runtime, NE0019 another NE.Dsl, NE0999 a fault of our own: tests of their own.
        string[] elsewhere = ["NE0009", "NE0019", "NE0999"];

        Mistakes.All.Select(mistake => mistake.Id).Concat(YamlMistakes.All.Select(mistake => mistake.Id)).Concat(elsewhere).Distinct().OrderBy(id => id).ShouldBe(Ids);
    }

    [Fact]
    public void Errors_AndOnlyErrors_BlockAnAgent() =>
        Descriptors.All.ShouldAllBe(descriptor =>
            ProblemId.Blocks(descriptor.Id) == (descriptor.DefaultSeverity == DiagnosticSeverity.Error));
}
