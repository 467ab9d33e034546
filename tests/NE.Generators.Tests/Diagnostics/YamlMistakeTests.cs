using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using NE.Generators.Tests.Documentation;
using NE.Generators.Tests.FrontEnds;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

public sealed class YamlMistakeTests
{
    private static readonly Lazy<Dictionary<string, Code.Outcome>> Outcomes = new(static () => YamlMistakes.All.ToDictionary(
        static mistake => mistake.Title, static mistake => Code.RunWithYaml([("/Sample/mistake.ne.yaml", mistake.Text)])));

    public static IEnumerable<object[]> Titles => YamlMistakes.All.Select(static mistake => new object[] { mistake.Title });

    public static IEnumerable<object[]> IdsOfYaml => YamlMistakes.All.Select(static mistake => mistake.Id)
        .Where(static id => id.StartsWith("NE05", StringComparison.Ordinal)).Distinct().Select(static id => new object[] { id });

    [Fact]
    public void Mistakes_AreSaidAsInTheirFile()
    {
        var text = new StringBuilder();
        foreach ((string title, string _, string file) in YamlMistakes.All)
        {
            text.Append("== ").Append(title).Append('\n').Append(Quoted(file)).Append('\n');
            foreach (string line in Outcomes.Value[title].Lines)
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }

        Golden.ShouldMatchFile(
            Path.Combine(Golden.Root(), "tests", "NE.Generators.Tests", "Diagnostics", "YamlMistakes.txt"), text.ToString());
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Mistake_InAFile_IsSaidAndBringsNoCompilerError(string title)
    {
        Code.Outcome outcome = Outcomes.Value[title];

        outcome.Problems.Select(static problem => problem.Id).ShouldContain(YamlMistakes.All.Single(mistake => mistake.Title == title).Id);
        outcome.Problems.ShouldAllBe(static problem => problem.Location.GetLineSpan().Path == "/Sample/mistake.ne.yaml");
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void MessageOfAMistake_IsInTheWordsOfYaml(string title)
    {
        foreach (string line in Outcomes.Value[title].Problems.Select(static problem => problem.GetMessage()))
        {
            line.ShouldNotContain("Attribute");
            line.ShouldNotMatch(@"\[[A-Z]\w*[\](<]");
        }
    }

    [Theory]
    [MemberData(nameof(IdsOfYaml))]
    public void PageOfAProblem_QuotesWhatIsSaid(string id)
    {
        string page = Repository.Read($"docs/diagnostics/{id}.md");
        string quote = string.Join(
            " ", page.Split('\n').Where(static line => line.StartsWith("> ", StringComparison.Ordinal)).Select(static line => line[2..]));

        Outcomes.Value[YamlMistakes.All.First(mistake => mistake.Id == id).Title].Problems.Select(static problem => problem.GetMessage())
            .ShouldContain(WebUtility.HtmlDecode(quote));
    }

    // Tabs show in the golden file.
    private static string Quoted(string file) =>
        string.Join("\n", file.TrimEnd('\n').Split('\n').Select(static line => ("  | " + line.Replace("\t", "→")).TrimEnd())) + "\n";
}
