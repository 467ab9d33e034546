using System.Linq;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model.Studies;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

public sealed class YamlStudyTests
{
    private const string Variants = YamlGeneratorTests.Experiment + "variants:\n  NoReview: { review: off }\n";

    [Fact]
    public void Study_WithoutNames_ComparesAllOfItsFile()
    {
        DeclaredStudy study = Read(Variants + "study: { seeds: 3 }\n");

        (study.FullName, study.Seeds, study.FirstSeed).ShouldBe(("Sample.BaseStudy", 3, 1));
        study.Experiments.ShouldBe(["Sample.Base", "Sample.NoReview"]);
        study.Tasks.ShouldBeEmpty();
    }

    [Fact]
    public void Study_WithEverything_IsThatOfTheEqualClass()
    {
        DeclaredStudy study = Read(Variants + """
            study:
              name: Ablation
              summary: Does review matter?
              seeds: 5
              first-seed: 10
              compare: [NoReview, Base]
              across: [HalfCheetah-v4, Ant-v4]
              vary:
                grow: { every: [500, 1_000], by: [gradient, random] }
                steps: [300_000]
            """);

        study.Experiments.ShouldBe(["Sample.NoReview", "Sample.Base"]);
        study.Tasks.Select(static task => task.Name).ShouldBe(["HalfCheetah-v4", "Ant-v4"]);
        study.Grids.ShouldBe([new("Grow", "Every", [500, 1_000]), new("Grow", "By", [0, 1]), new("Experiment", "Steps", [300_000])]);
        (study.FirstSeed, study.Seeds, study.Summary).ShouldBe((10, 5, "Does review matter?"));
    }

    [Fact]
    public void Study_InYaml_StandsInTheTableOfStudies()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Variants + "study: { seeds: 3, across: [HalfCheetah-v4, Hopper-v4] }\n")]);

        outcome.ShouldBeClean();
        outcome.File("Studies.g.cs").ShouldContain("\"BaseStudy\"");
        outcome.Table().ShouldBe(["Sample.Base", "Sample.NoReview"]);
    }

    [Fact]
    public void Study_InCSharp_ComparesExperimentsInYaml()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/base.ne.yaml", Variants)],
            "using NE.Dsl;\nnamespace Sample;\n[Study(Seeds = 3), Compare<Base>, Compare<NoReview>] public partial class Both;");

        outcome.ShouldBeClean();
        outcome.File("Studies.g.cs").ShouldContain("\"Both\"");
    }

    [Fact]
    public void Study_InAFileOfItsOwn_ComparesAttributedClasses()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/study.ne.yaml", "study: { name: Both, compare: [X], seeds: 2 }\n")], Code.Experiment());

        outcome.ShouldBeClean();
        outcome.File("Studies.g.cs").ShouldContain("\"Both\"");
    }

    [Fact]
    public void Problem_OfAStudy_LeavesItsExperimentsAlone()
    {
        Code.Outcome outcome = Code.RunWithYaml([("/Sample/base.ne.yaml", Variants + "study: { seed: 3 }\n")]);

        outcome.Lines.ShouldBe(["base.ne.yaml(9,10): error NE0503: study has no key 'seed'. Did you mean 'seeds'?"]);
        outcome.Table().ShouldBe(["Sample.Base", "Sample.NoReview"]);
    }

    private static DeclaredStudy Read(string text)
    {
        YamlReading reading = YamlFrontEnd.Read("x.ne.yaml", text, "Sample");
        reading.Problems.ShouldBeEmpty();
        return reading.Studies.ShouldHaveSingleItem();
    }
}
