using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using Microsoft.CodeAnalysis.Text;
using NE.Generators.Tests.Documentation;
using NE.Generators.Tests.FrontEnds;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

public sealed class MistakeTests
{
    public static IEnumerable<object[]> Numbers => Mistakes.All.Select((mistake, index) => new object[] { mistake.Id, index });

    public static IEnumerable<object[]> Firsts => Mistakes.All.Select(mistake => mistake.Id).Distinct().Select(id => new object[] { id });

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Mistake_InADeclaration_IsShownAtItsTokenAndBringsNoOtherProblem(string id, int index)
    {
        (string source, TextSpan span) = Marked(Mistakes.All.ElementAt(index).Source);

        Code.Outcome outcome = Code.Run(source);

        outcome.Problems.ShouldContain(problem => problem.Location.SourceSpan == span, string.Join("\n", outcome.Short) + "\n" + source);
        outcome.Problems.Where(problem => problem.Id != id).Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    // The C# compiler stops at errors in declarations and runs no analyzer then.
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Mistake_ThatLeavesErrorsInDeclarations_IsReportedByTheGenerator(string id, int index)
    {
        Code.Outcome outcome = Code.Run(Marked(Mistakes.All.ElementAt(index).Source).Source);

        string[] reported = [.. outcome.OfGenerator.Select(static problem => problem.Id)];
        reported.ShouldBe(outcome.DeclarationErrors.Length > 0 ? [id] : [], outcome.DeclarationErrors.FirstOrDefault()?.ToString());
    }

    [Theory]
    [InlineData("[Critic] public partial class Value", "public partial class Value")]
    [InlineData("[Experiment, Environment(Tasks.HalfCheetah)]", "")]
    public void AttributeForgotten_LeavesNoErrorOfTheCompilerForLayers(string from, string to)
    {
        string source = Code.Experiment();
        source.ShouldContain(from);

        Code.Outcome outcome = Code.Run(source.Replace(from, to));

        outcome.Problems.Select(static problem => problem.Id).Distinct().ShouldBe(["NE0112"]);
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Mistakes_AreSaidAsInTheirFile()
    {
        var text = new StringBuilder();
        foreach ((string _, string source) in Mistakes.All)
        {
            foreach (string line in source.Replace(Mistakes.Actor, "…actor…").Replace(Mistakes.Critic, "…critic…").Replace(Code.Networks, "…networks…").Split('\n'))
            {
                text.Append(("  | " + line).TrimEnd()).Append('\n');
            }

            text.Append('\n');
            foreach (string line in Code.Run(Marked(source).Source).Lines)
            {
                text.Append(line).Append('\n');
            }

            text.Append('\n');
        }

        Golden.ShouldMatchFile(Path.Combine(Golden.Root(), "tests", "NE.Generators.Tests", "Diagnostics", "Mistakes.txt"), text.ToString());
    }

    [Theory]
    [MemberData(nameof(Firsts))]
    public void PageOfAProblem_QuotesWhatIsSaid(string id)
    {
        string source = Marked(Mistakes.All.First(mistake => mistake.Id == id).Source).Source;
        string page = Repository.Read($"docs/diagnostics/{id}.md");

        string quote = string.Join(" ", page.Split('\n').Where(line => line.StartsWith("> ", StringComparison.Ordinal)).Select(line => line[2..]));

        WebUtility.HtmlDecode(quote).ShouldBe(Code.Run(source).Problems[0].GetMessage(CultureInfo.InvariantCulture));
    }

    internal static (string Source, TextSpan Span) Marked(string source)
    {
        int start = source.IndexOf("[|", StringComparison.Ordinal);
        int end = source.IndexOf("|]", StringComparison.Ordinal) - 2;
        return (source.Replace("[|", "").Replace("|]", ""), TextSpan.FromBounds(start, end));
    }
}
