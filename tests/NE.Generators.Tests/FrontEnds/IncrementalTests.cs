using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.FrontEnds.Attributes;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>What each kind of edit runs again, seen in the tracked steps of the driver.</summary>
public sealed class IncrementalTests
{
    private const string Header = "using NE.Dsl;\nnamespace Sample;\n";
    private static readonly string A = Header + "[Experiment, Environment(Tasks.HalfCheetah)]\n[Grow(Every = 1_000)]\npublic partial class A\n{\n" + Code.Networks + "\n}\n";
    private static readonly string B = Header + "[Variant<A>, Without<ReviewAttribute>] public partial class B;\n[Variant<A>, Dense] public partial class C;\n";
    private static readonly string Other = Header + "[Experiment, Environment(Tasks.Ant), Dense] public partial class D\n{\n" + Code.Networks + "\n}\n";
    private const string Unrelated = "public class Unrelated { }";

    [Fact]
    public void UnrelatedFile_Edited_ReusesAllOutputs() =>
        After(Edit(3, Unrelated, "public class Unrelated { int x; }")).ShouldBe(new(0, 0, 0, 0));

    [Fact]
    public void UnrelatedFile_Added_ReusesAllOutputs() =>
        After(compilation => compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("public class New;", Code.Parse,
            "/Sample/New.cs"))).ShouldBe(new(0, 0, 0, 0));

    [Fact]
    public void Comment_Added_ReusesAllOutputs() => After(Edit(0, "[Grow", "// why\n[Grow")).ShouldBe(new(0, 0, 0, 0));

    [Fact]
    public void Lines_Moved_ReusesAllOutputs() =>
        After(Edit(0, "public partial class A", "\n\n\npublic partial class A")).ShouldBe(new(0, 0, 0, 0));

    [Fact]
    public void Number_WrittenOtherwise_ReusesAllOutputs() => After(Edit(0, "1_000", "1000")).ShouldBe(new(0, 0, 0, 0));

    [Fact]
    public void GrowthOfABase_Edited_PrintsTheBaseAndThoseVariantsThatGrow() =>
        // C is dense, so the growth that it inherits changes nothing of it.
        After(Edit(0, "1_000", "2_000")).ShouldBe(new(Read: 1, Resolved: 2, Printed: 2, Table: 0));

    [Fact]
    public void LayerOfABase_Renamed_PrintsTheBaseAndAllItsVariants() =>
        After(Edit(0, "Layer Hidden1", "Layer First")).ShouldBe(new(Read: 1, Resolved: 3, Printed: 3, Table: 0));

    [Fact]
    public void Variant_Edited_PrintsOnlyItself() =>
        After(Edit(1, "Without<ReviewAttribute>", "Review(Oldest = 0.5)")).ShouldBe(new(Read: 1, Resolved: 1, Printed: 1, Table: 0));

    [Fact]
    public void OtherExperiment_Edited_PrintsOnlyItself() =>
        After(Edit(2, "Tasks.Ant", "Tasks.Hopper")).ShouldBe(new(Read: 1, Resolved: 1, Printed: 1, Table: 0));

    [Fact]
    public void Experiment_ThatSortsLast_PrintsItselfAndTheTable() => After(compilation => compilation.AddSyntaxTrees(
        CSharpSyntaxTree.ParseText(Header + "[Variant<A>] public partial class Z;", Code.Parse, "/Sample/Z.cs"))).ShouldBe(new(Read: 1,
            Resolved: 1, Printed: 1, Table: 1));

    [Fact]
    public void ProblemThatDoesNotBlock_Appearing_PrintsWhatItsValueChangesAndNoMore() =>
        After(Edit(2, "Dense]", "Dense, Evaluate(Every = 2_000_000)]")).ShouldBe(new(Read: 1, Resolved: 1, Printed: 1, Table: 0));

    [Fact]
    public void BlockingProblem_Appearing_TakesTheAgentOutOfTheTable() =>
        After(Edit(2, "Dense]", "Dense, Td3(Discount = 2)]")).ShouldBe(new(Read: 1, Resolved: 1, Printed: 1, Table: 1));

    [Fact]
    public void SecondRun_OnTheSameCompilation_RunsNothing() => After(compilation => compilation).ShouldBe(new(0, 0, 0, 0));

    private static Func<CSharpCompilation, CSharpCompilation> Edit(int file, string from, string to) => compilation =>
    {
        SyntaxTree tree = compilation.SyntaxTrees[file];
        string before = tree.ToString();
        before.ShouldContain(from);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(before.Replace(from, to), Code.Parse, tree.FilePath));
    };

    private static Work After(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        CSharpCompilation before = Code.Compile([A, B, Other, Unrelated]);
        GeneratorDriver driver = Code.Driver().RunGenerators(before);

        GeneratorRunResult result = driver.RunGenerators(edit(before)).GetRunResult().Results.Single();

        return new(
            Fresh(result, TrackingNames.Experiments) + Fresh(result, TrackingNames.Variants), Fresh(result, TrackingNames.Resolved),
            Fresh(result, TrackingNames.Outputs), Fresh(result, TrackingNames.Table));
    }

    private static int Fresh(GeneratorRunResult result, string step) =>
        (result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(run => run.Outputs) : []).Count(
            output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    /// <summary>How many values of each step are not what they were.</summary>
    private sealed record Work(int Read, int Resolved, int Printed, int Table);
}
