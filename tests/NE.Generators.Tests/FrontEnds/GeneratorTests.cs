using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.Program;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

public sealed class GeneratorTests
{
    private const string Variants = """
        [Variant<X>, Without<ReviewAttribute>] public partial class NoReview;
        [Variant<X>, Grow(By = Score.Random)] public partial class RandomGrowth;
        [Variant<X>, Dense, Without<WeightClipAttribute>] public partial class Plain;
        """;

    [Fact]
    public void Experiment_WithVariants_CompilesWithoutErrorOrProblem()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: Variants));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Assembly_WithExperiments_GetsATableOfThem_BasesFirst()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: Variants));

        string table = Text(outcome, "Experiments.g.cs");
        string[] rows = [.. table.Split('\n').Where(line => line.Contains(".Definition,")).Select(line => line.Trim())];
        rows.ShouldBe(["global::Sample.X.Definition,", "global::Sample.NoReview.Definition,", "global::Sample.Plain.Definition,",
            "global::Sample.RandomGrowth.Definition,"]);
    }

    [Theory]
    [InlineData("Values")]
    [InlineData("First")]
    public void Experiment_WithACriticNamedAsAWordOfGeneratedCode_Compiles(string name)
    {
        string source = Code.Experiment("[Dense]").Replace("class Value", "class " + name).Replace("[Critic(Twins = 2)]", "[Critic(Twins = 1)]");
        Code.Outcome outcome = Code.Run(source.Replace("[Critic]", "[Critic(Twins = 1)]"));

        source.ShouldContain("class " + name);
        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.ShouldBeEmpty();
    }

    [Fact]
    public void Experiment_InANamespaceNamedByAKeyword_Compiles()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: Variants).Replace("namespace Sample", "namespace My.@event"));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.ShouldBeEmpty();
        Text(outcome, "My.event.X.Agent.g.cs").ShouldContain("namespace My.@event;");
    }

    [Fact]
    public void Assembly_WithoutExperiments_GetsNothing() =>
        Code.Run("public class Plain;").Generated.GeneratedTrees.ShouldBeEmpty();

    [Fact]
    public void Assembly_WhoseExperimentsAllHaveProblems_GetsAnEmptyTableAndStandIns()
    {
        Code.Outcome outcome = Code.Run(
            Code.Experiment("[Topology(Density = 2.5)]"),
            "class Program { static void Main() => System.Console.WriteLine(NE.Experiments.All.Count); }".Replace("System.Console.WriteLine", "Use")
                .Replace("static void Main", "static void Use(int count) { } static void Main"));

        outcome.Only.Id.ShouldBe("NE0401");
        outcome.CompilerErrors.ShouldBeEmpty();
    }

    [Fact]
    public void Problem_OfOneExperiment_LeavesTheOthersTheirAgents()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(rest: "[Variant<X>, Grow(Every = 0)] public partial class Bad;"));

        outcome.Only.Id.ShouldBe("NE0201");
        Text(outcome, "Experiments.g.cs").ShouldContain("global::Sample.X.Definition");
        Text(outcome, "Experiments.g.cs").ShouldNotContain("Bad");
    }

    [Fact]
    public void Project_WithoutRuntime_IsToldSoAndGetsStandIns()
    {
        Code.Outcome outcome = Code.Run(Code.Compile([Code.Experiment()], runtime: false));

        outcome.Only.Id.ShouldBe("NE0009");
        outcome.CompilerErrors.ShouldBeEmpty();
        outcome.Generated.GeneratedTrees.Length.ShouldBe(1);
    }

    [Fact]
    public void Project_WithAnotherVersionOfTheVocabulary_IsToldSoAndGetsStandIns()
    {
        Code.Outcome outcome = Code.Run(Code.Compile([Code.Experiment()], dsl: Code.OtherDsl("9.8.7.6")));

        outcome.Only.Id.ShouldBe("NE0019");
        outcome.Only.GetMessage().ShouldContain($"references NE.Dsl 9.8.7.6, but its compiler was built for NE.Dsl {Schema.Version}.");
        outcome.CompilerErrors.ShouldBeEmpty();
        outcome.Generated.GeneratedTrees.Length.ShouldBe(3);
    }

    [Fact]
    public void Project_WithTheSameVersionOfTheVocabulary_IsToldNothing() =>
        Code.Run(Code.Compile([Code.Experiment()], dsl: Code.OtherDsl(Schema.Version))).Problems.ShouldBeEmpty();

    [Fact]
    public void GeneratedFiles_HaveNoByteOrderMarkAndNoCarriageReturn()
    {
        foreach (SyntaxTree tree in Code.Run(Code.Experiment()).Generated.GeneratedTrees)
        {
            tree.GetText().Encoding!.GetPreamble().ShouldBeEmpty();
            tree.GetText().ToString().ShouldNotContain('\r');
        }
    }

    [Fact]
    public void NetworkNamedLikeAMemberOfAnAgent_IsReported() =>
        Unreported(MemberNames.AgentMembers, name => Code.Networks.Replace("class Value", "class " + name)).ShouldBeEmpty();

    [Fact]
    public void LayerNamedLikeAMemberOfANetwork_IsReported() =>
        Unreported(MemberNames.NetworkMembers, name => Code.Networks.Replace("Layer Hidden2", "Layer " + name)).ShouldBeEmpty();

    [Theory]
    [InlineData("")]
    [InlineData("[Topology(Density = 0.25, ResetDormantInProtected = true)]")]
    [InlineData("[Prune(DormantThreshold = 0.1), WeightClip(Scope = ClipScope.NewbornNeurons)]")]
    public void MembersOfGeneratedClasses_AreReserved(string attributes)
    {
        string source = Code.Experiment(attributes).Replace("Relu]", "LayerNorm, Gelu]").Replace("[Experiment,",
            "[Experiment(Preset = Preset.Paper),");
        if (!attributes.StartsWith("[Prune"))
        {
            source = Code.Experiment(attributes);
        }

        INamedTypeSymbol agent = Generated(source, "Sample.X");
        INamedTypeSymbol network = Generated(source, "Sample.X+Value");

        Members(agent).Except(MemberNames.AgentMembers).ShouldBe(["Policy", "Value"], ignoreOrder: true);
        Members(network).Except(MemberNames.NetworkMembers).Where(name => !name.EndsWith("Shape") && !name.EndsWith("Epsilon"))
            .ShouldBe(["Hidden1", "Hidden2", "Q"], ignoreOrder: true);
    }

    // One compilation for all names: reading symbols is cheap, loading references is not.
    private static IEnumerable<string> Unreported(IReadOnlyCollection<string> names, Func<string, string> body)
    {
        CSharpCompilation compilation = Code.Compile(names.Select((name, at) => Code.Experiment("[Dense]", body(name)).Replace("class X", "class X" + at)));
        return names.Where((_, at) => !AttributeReader.Read(compilation.GetTypeByMetadataName("Sample.X" + at)!, CancellationToken.None).Problems
            .Any(problem => problem.Id == ProblemId.ReservedName));
    }

    private static INamedTypeSymbol Generated(string source, string type)
    {
        Code.Driver().RunGeneratorsAndUpdateCompilation(Code.Compile([source]), out Compilation after, out _);
        return after.GetTypeByMetadataName(type)!;
    }

    // Fields and locals begin with a lower-case letter and keep out of the way of declared names by themselves.
    private static string[] Members(INamedTypeSymbol type) =>
        [.. type.GetMembers().Where(member => member.CanBeReferencedByName && char.IsUpper(member.Name[0]))
            .Select(member => member.Name).Distinct()];

    private static string Text(Code.Outcome outcome, string hint) =>
        outcome.Generated.Results.Single().GeneratedSources.Single(source => source.HintName == hint).SourceText.ToString();
}
