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
    public static IEnumerable<object[]> Titles => YamlMistakes.All.Select(static mistake => new object[] { mistake.Title });

    public static IEnumerable<object[]> PagesOfYaml => YamlMistakes.All.Select(static mistake => mistake.Id).Where(static id => id.StartsWith("NE05", StringComparison.Ordinal))
        .Distinct().Select(static id => new object[] { id });

    [Fact]
    public void Mistakes_AreSaidAsInTheirFile()
    {
        var text = new StringBuilder();
        foreach ((string title, string _, string file) in YamlMistakes.All)
        {
            text.Append("== ").Append(title).Append('\n').Append(Quoted(file)).Append('\n');
            foreach (string line in Said(file))
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }

        Golden.ShouldMatchFile(Path.Combine(Golden.Root(), "tests", "NE.Generators.Tests", "Diagnostics", "YamlMistakes.txt"), text.ToString());
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public void Mistake_InAFile_IsSaidAndBringsNoCompilerError(string title)
    {
        (string _, string id, string file) = YamlMistakes.All.Single(mistake => mistake.Title == title);

        Code.Outcome outcome = Code.RunWithYaml([("/Sample/mistake.ne.yaml", file)]);

        outcome.Problems.Select(static problem => problem.Id).ShouldContain(id);
        outcome.Problems.ShouldAllBe(static problem => problem.Location.GetLineSpan().Path == "/Sample/mistake.ne.yaml");
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(PagesOfYaml))]
    public void PageOfAProblem_QuotesWhatIsSaid(string id)
    {
        string page = Repository.Read($"docs/diagnostics/{id}.md");
        string quote = string.Join(" ", page.Split('\n').Where(static line => line.StartsWith("> ", StringComparison.Ordinal)).Select(static line => line[2..]));

        Code.RunWithYaml([("/Sample/mistake.ne.yaml", YamlMistakes.All.First(mistake => mistake.Id == id).Text)]).Problems
            .Select(static problem => problem.GetMessage()).ShouldContain(WebUtility.HtmlDecode(quote));
    }

    private static string[] Said(string file) => Code.RunWithYaml([("/Sample/mistake.ne.yaml", file)]).Lines;

    // Tabs and missing line ends show in the golden file.
    private static string Quoted(string file) =>
        string.Join("\n", file.TrimEnd('\n').Split('\n').Select(static line => ("  | " + line.Replace("\t", "→")).TrimEnd())) + "\n";
}
