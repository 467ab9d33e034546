using System.Collections.Generic;
using System.Linq;
using NE.Generators.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>What generated C# must be, whatever is declared.</summary>
public class GeneratedCodeTests
{
    public static TheoryData<string> All => Cases.All;

    [Fact]
    public void GeneratedCode_OfAllCases_CompilesWithoutWarning()
    {
        IReadOnlyList<string> complaints = Sources.Complaints(Cases.Everything());
        (complaints.Count == 0).ShouldBeTrue(string.Join("\n", complaints.Take(20)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedFiles_StayShort_AndHaveUniqueNamesAndLineEnds(string name)
    {
        GeneratedFile[] files = [.. ExperimentPrinter.Print(Cases.Of(name))];
        files.ShouldAllBe(static f => f.Text.Split('\n', System.StringSplitOptions.None).Length <= 600);
        files.ShouldAllBe(static f => !f.Text.Contains('\r') && f.Text.EndsWith('\n') && !f.Text.EndsWith("\n\n"));
        files.Select(static f => f.HintName.ToUpperInvariant()).Distinct().Count().ShouldBe(files.Length);
        files.ShouldAllBe(f => f.HintName.StartsWith(Cases.Of(name).FullName + "."));
    }

    [Theory]
    [InlineData("Plain", new[] { "review", "Elastic", "kappa", "mask", "growth", "Scheduler" })]
    [InlineData("StaticSparse", new[] { "Elastic", "growthBatch", "ChangeTopology" })]
    [InlineData("CriticOnly", new[] { "policy.Score", "policyHidden" })]
    public void GeneratedCode_WithoutAPart_DoesNotMentionIt(string name, string[] absent)
    {
        string code = string.Concat(ExperimentPrinter.Print(Cases.Of(name)).Select(static f => f.HintName + f.Text));
        foreach (string word in absent)
        {
            code.ShouldNotContain(word);
        }
    }
}
