using System.Linq;
using Microsoft.CodeAnalysis;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>YAML files in a project: what is printed, how they and C# refer to each other.</summary>
public sealed class YamlGeneratorTests
{
    /// <summary>A small experiment without problems.</summary>
    public const string Experiment = """
        experiment: Base
        environment: HalfCheetah-v4
        networks:
          actor: [linear 256, relu, linear 128, relu, linear action, tanh]
          critic: [linear 256, relu, linear 128, relu, linear 1]
        grow: { every: 1_000 }

        """;

    private const string Header = "using NE.Dsl;\nnamespace Sample;\n";

    [Fact]
    public void Experiment_InYaml_CompilesAndStandsInTheTable()
    {
        Code.Outcome outcome = Code.RunWithYaml([("/Sample/base.ne.yaml", Experiment)]);

        outcome.ShouldBeClean();
        outcome.Table().ShouldBe(["Sample.Base"]);
        outcome.File("Sample.Base.Declaration.g.cs").ShouldContain(
            "[Dsl::Linear(Dsl::Size.Action), Dsl::Tanh] public partial Dsl::Layer Action { get; }");
    }

    [Fact]
    public void Variant_InCSharp_OfAnExperimentInYaml_IsMade()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Experiment)], Header + "[Variant<Base>, Grow(By = Score.Random)] public partial class RandomGrowth;");

        outcome.ShouldBeClean();
        outcome.Table().ShouldBe(["Sample.Base", "Sample.RandomGrowth"]);
        outcome.File("Sample.RandomGrowth.Scheduler.g.cs").ShouldContain("random");
    }

    [Fact]
    public void Variant_InCSharp_OfAnotherNamespace_FindsItsBaseInYaml()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", "namespace: Lab\n" + Experiment)],
            "using NE.Dsl;\nusing Lab;\nnamespace Sample { [Variant<Base>, Dense] public partial class A; [Variant<Lab.Base>, Dense] "
            + "public partial class B; }\n"
            + "namespace Lab { public class Known; }");

        outcome.ShouldBeClean();
        outcome.Table().ShouldBe(["Lab.Base", "Sample.A", "Sample.B"]);
    }

    [Fact]
    public void Variant_InYaml_OfAnAttributedClass_IsMade()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/variants.ne.yaml", "of: X\nvariants:\n  NoReview: { review: off }\n  Twice: { of: NoReview, prune: off }\n")],
            Code.Experiment());

        outcome.ShouldBeClean();
        outcome.Table().ShouldBe(["Sample.X", "Sample.NoReview", "Sample.Twice"]);
        outcome.File("Sample.Twice.Declaration.g.cs")
            .ShouldContain("[Dsl::Variant<global::Sample.NoReview>, Dsl::Without<Dsl::PruneAttribute>]");
    }

    [Fact]
    public void Part_OfTheUsersOwn_OfAnExperimentInYaml_IsHis()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Experiment)], "namespace Sample { public partial class Base { public int Mine => 3; } }");

        outcome.ShouldBeClean();
        outcome.Table().ShouldBe(["Sample.Base"]);
    }

    [Fact]
    public void Problem_InYaml_LeavesLayersAndTypesInPlace()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Experiment + "prune: { upper-bound: -1 }\n")],
            Header + "[Variant<Base>, Grow(By = Score.Random)] public partial class RandomGrowth; "
                + "public class User { Layer? Use(Base.Policy p) => p.Hidden1; }");

        outcome.Lines.ShouldBe(["base.ne.yaml(7,23): error NE0301: prune.upper-bound = -1 is out of range; it must be at least 0."]);
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
        outcome.Table().ShouldBeEmpty();
    }

    [Fact]
    public void Problem_OfTheTextOfAVariant_LeavesItsBaseAlone()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Experiment + "variants:\n  A: { grow: { evry: 5 } }\n  B: { dense: on }\n")]);

        outcome.Lines.ShouldBe(["base.ne.yaml(8,16): error NE0503: grow has no key 'evry'. Did you mean 'every'?"]);
        outcome.Table().ShouldBe(["Sample.Base", "Sample.B"]);
    }

    [Fact]
    public void Name_InTwoFiles_IsKeptByTheFirst()
    {
        Code.Outcome outcome = Code.RunWithYaml([("/Sample/a.ne.yaml", Experiment), ("/Sample/b.ne.yaml", Experiment)]);

        outcome.Problems.Select(static problem => problem.Id).ShouldBe(["NE0017"]);
        outcome.Lines[0].ShouldStartWith("b.ne.yaml(1,13): error NE0017");
        outcome.Table().ShouldBe(["Sample.Base"]);
    }

    [Fact]
    public void Name_OfAnAttributedClass_IsKeptByTheClass()
    {
        Code.Outcome outcome = Code.RunWithYaml([("/Sample/a.ne.yaml", Experiment.Replace("Base", "X"))], Code.Experiment());

        outcome.Lines.Length.ShouldBe(1);
        outcome.Lines[0].ShouldStartWith("a.ne.yaml(1,13): error NE0017");
        outcome.Table().ShouldBe(["Sample.X"]);
    }

    [Fact]
    public void Project_WithoutTheRuntime_IsToldAtTheName()
    {
        Code.Outcome outcome = Code.Run(Code.Compile([], runtime: false), files: [("/Sample/a.ne.yaml", Experiment)]);

        outcome.Lines.Single().ShouldStartWith("a.ne.yaml(1,13): error NE0009");
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Project_WithAnotherVersionOfTheVocabulary_IsToldAtTheName()
    {
        Code.Outcome outcome = Code.Run(Code.Compile([], dsl: Code.OtherDsl("9.8.7.6")), files: [("/Sample/a.ne.yaml", Experiment)]);

        outcome.Lines.Single().ShouldStartWith("a.ne.yaml(1,13): error NE0019");
    }

    [Fact]
    public void Problem_ThatABaseIsTold_IsNotSaidAgainOfItsVariants()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Experiment + "prune: { upper-bound: 1.5 }\nvariants:\n  A: { review: off }\n")]);

        outcome.Problems.Select(static problem => problem.Id).ShouldBe(["NE0302"]);
    }
}
