using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;
using NE.Generators.Tests.FrontEnds;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

public sealed class MistakeTests
{
    public static IEnumerable<object[]> Numbers => Mistakes.All.Select((mistake, index) => new object[] { mistake.Id, index });

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Mistake_InADeclaration_IsShownAtItsTokenAndBringsNoOtherProblem(string id, int index)
    {
        (string source, TextSpan span) = Marked(Mistakes.All.ElementAt(index).Source);

        Code.Outcome outcome = Code.Run(source);

        outcome.Problems.ShouldContain(problem => problem.Location.SourceSpan == span, string.Join("\n", outcome.Short) + "\n" + source);
        outcome.Problems.Where(problem => problem.Id != id).Select(problem => problem.ToString()).ShouldBeEmpty();
    }

    internal static (string Source, TextSpan Span) Marked(string source)
    {
        int start = source.IndexOf("[|", System.StringComparison.Ordinal);
        int end = source.IndexOf("|]", System.StringComparison.Ordinal) - 2;
        return (source.Replace("[|", "").Replace("|]", ""), TextSpan.FromBounds(start, end));
    }
}
