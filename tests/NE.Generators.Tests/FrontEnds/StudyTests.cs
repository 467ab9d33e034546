using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>From declared studies to tables, through the generator as a user's build runs it.</summary>
public sealed class StudyTests
{
    private const string Study = """
        [Variant<X>, Without<ReviewAttribute>] public partial class NoReview;
        [Variant<X>, Dense] public partial class Plain;

        /// <summary>Does review pay?</summary>
        [Study(Seeds = 3), Across(Tasks.HalfCheetah, Tasks.Ant), Compare<X>, Compare<NoReview>]
        public partial class Ablation;

        [Study(Seeds = 2, FirstSeed = 7), Compare<X>, Compare<Plain>]
        [Vary<GrowAttribute>(nameof(GrowAttribute.By), Score.Gradient, Score.Random), Vary<GrowAttribute>(nameof(GrowAttribute.Until), 5_000, 500_000)]
        public partial class Growth;
        """;

    [Fact]
    public void Table_OfStudies_EqualsItsGolden()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: Study));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
        Golden.ShouldMatch("Studies.g.cs.txt", GoldenTests.WithoutVersion(Files(outcome)["Studies.g.cs"]));
    }

    [Fact]
    public void Experiment_OnItsOwnTask_NeedsNoProgramMore_AndOnAnotherOneDoes()
    {
        string[] agents = [.. Files(Code.Run(Code.Experiment(rest: Study))).Keys.Where(name => name.EndsWith(".Agent.g.cs", StringComparison.Ordinal))];

        agents.ShouldBe(
            [
                "Sample.X.Agent.g.cs", "Sample.NoReview.Agent.g.cs", "Sample.Plain.Agent.g.cs", "NE.Programs.XOnAntV4.Agent.g.cs",
                "NE.Programs.NoReviewOnAntV4.Agent.g.cs", "NE.Programs.XWithGrowByRandomGrowUntil5000.Agent.g.cs",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Point_OfAGrid_StandsInTheDefinition()
    {
        IReadOnlyDictionary<string, string> files = Files(Code.Run(Code.Experiment(rest: Study)));

        files["NE.Programs.XWithGrowByRandomGrowUntil5000.Settings.g.cs"].ShouldContain("Point = \"Grow.By=Random,Grow.Until=5000\",");
        files["NE.Programs.XWithGrowByRandomGrowUntil500000.Settings.g.cs"]
            .ShouldContain("= global::NE.Programs.XWithGrowByRandomGrowUntil5000.Definition with");
        files["NE.Programs.XOnAntV4.Settings.g.cs"].ShouldContain("\"Ant-v4\", new Environments::ObservationSpec(");
    }

    [Fact]
    public void Variant_ThatDiffersInRunValuesOnly_RunsTheProgramOfItsBase()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: "[Variant<X>(Steps = 400_000), Td3(Discount = 0.9)] public partial class A;"));

        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
        IReadOnlyDictionary<string, string> files = Files(outcome);
        files.Keys.Where(name => name.StartsWith("Sample.A.", StringComparison.Ordinal)).ShouldBe(["Sample.A.Settings.g.cs"]);
        files["Sample.A.Settings.g.cs"].ShouldContain("= global::Sample.X.Definition with");
        files["Sample.A.Settings.g.cs"].ShouldContain("Discount = 0.9,");
        files["Experiments.g.cs"].ShouldContain("global::Sample.A.Definition,");
    }

    [Fact]
    public void Variant_WithANetworkOfItsOwn_HasAProgramOfItsOwn()
    {
        string same = $"[Variant<X>] public partial class A {{ {Code.Networks} }}";

        Files(Code.Run(Code.Experiment(rest: same))).Keys.ShouldContain("Sample.A.Agent.g.cs");
    }

    [Fact]
    public void Study_OfAnExperimentWithAProblem_IsLeftOutOfTheTable()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Td3(Discount = 2)]", rest: "[Study, Compare<X>] public partial class S;"));

        outcome.Short.ShouldBe(["NE0801 at '2'"]);
        Files(outcome).Keys.ShouldNotContain("Studies.g.cs");
    }

    [Fact]
    public void UnrelatedEdit_PrintsNoTableAnew() => Fresh("public class Unrelated;", "public class Unrelated { int x; }").ShouldBe((0, 0, 0));

    [Fact]
    public void Seeds_Edited_PrintTheTableOnly() =>
        Fresh("[Study(Seeds = 3), Compare<X>] public class S;", "[Study(Seeds = 4), Compare<X>] public class S;").ShouldBe((1, 0, 1));

    [Fact]
    public void TaskOfAStudy_Added_PrintsItsProgramAndTheTable() =>
        Fresh("[Study, Across(Tasks.Hopper), Compare<X>] public class S;", "[Study, Across(Tasks.Hopper, Tasks.Swimmer), Compare<X>] public class S;")
            .ShouldBe((1, 1, 1));

    private static (int Studies, int Programs, int Tables) Fresh(string before, string after)
    {
        const string Header = "using NE.Dsl;\nnamespace Sample;\n";
        CSharpCompilation compilation = Code.Compile([Code.Experiment(), Header + before]);
        GeneratorDriver driver = Code.Driver().RunGenerators(compilation);
        SyntaxTree tree = compilation.SyntaxTrees[1];
        GeneratorRunResult result = driver.RunGenerators(compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(Header + after, Code.Parse, tree.FilePath))).GetRunResult().Results.Single();
        int Count(string step) => result.TrackedSteps.TryGetValue(step, out var runs)
            ? runs.SelectMany(run => run.Outputs)
                .Count(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified)
            : 0;
        return (Count(TrackingNames.Studies), Count(TrackingNames.Shared), Count(TrackingNames.StudyTable));
    }

    private static IReadOnlyDictionary<string, string> Files(Code.Outcome outcome) =>
        outcome.Generated.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
}
