using System.Linq;
using System.Threading;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("256", 256)]
    [InlineData("1_000_000", 1_000_000)]
    [InlineData("1e6", 1_000_000)]
    [InlineData("3e-4", 3e-4)]
    [InlineData("1_0.5_0", 10.5)]
    [InlineData(".5", .5)]
    [InlineData("5.", 5)]
    [InlineData("+7", 7)]
    [InlineData("-0.1", -.1)]
    public void Number_InAnyOfItsForms_IsRead(string text, double value)
    {
        YamlNumber.TryParse(text, out double number).ShouldBeTrue();
        number.ShouldBe(value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_1")]
    [InlineData("1_")]
    [InlineData("1__0")]
    [InlineData("1,000")]
    [InlineData("0x10")]
    [InlineData("1e")]
    [InlineData(".")]
    [InlineData("1 000")]
    [InlineData("nan")]
    [InlineData(".inf")]
    [InlineData("1\n")]
    [InlineData("١")]
    public void Text_ThatIsNoNumber_IsRefused(string text) => YamlNumber.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("WeightClip", "weight-clip")]
    [InlineData("Td3", "td3")]
    [InlineData("Beta1", "beta1")]
    [InlineData("ErdosRenyi", "erdos-renyi")]
    [InlineData("ZeroOutgoingOnRevival", "zero-outgoing-on-revival")]
    [InlineData("ReDo", "redo")]
    [InlineData("ShrinkAndPerturb", "shrink-and-perturb")]
    [InlineData("LeCun", "lecun")]
    [InlineData("AdamW", "adamw")]
    [InlineData("NStep", "nstep")]
    public void Key_OfAName_HasItsWordsInLowerCase(string name, string key) => KebabCase.Of(name).ShouldBe(key);

    [Fact]
    public void Layers_WithoutNames_AreNamedByTheirPlace()
    {
        DeclaredNetwork[] networks =
            [.. Networks("actor: [linear 64, relu, linear 32, relu, linear action, tanh]\n  critic: [linear 8, linear 1]")];

        networks.Select(static network => (network.Name, network.Role, network.Twins)).ShouldBe(
            [("Policy", new ActorRole(), 1), ("Value", new CriticRole(), 2)]);
        networks[0].Layers.Select(static layer => layer.Name).ShouldBe(["Hidden1", "Hidden2", "Action"]);
        networks[1].Layers.Select(static layer => layer.Name).ShouldBe(["Hidden1", "Q"]);
    }

    [Fact]
    public void Layers_WithNamesAndNorms_AreThoseWritten()
    {
        DeclaredNetwork actor = Networks(
            "actor: { name: Pilot, dense: on, layers: [ First: [linear 64, layer-norm 1e-6, gelu], linear 32, layer-norm, silu, linear 16, rms-norm, relu, Last: "
            + "linear action, tanh ] }").Single();

        (actor.Name, actor.Dense).ShouldBe(("Pilot", true));
        actor.Layers.Select(static layer => (layer.Name, layer.Units, layer.Norm?.Name, layer.NormEpsilon, layer.Activation)).ShouldBe(
        [
            ("First", 64, "LayerNorm", 1e-6, ActivationKind.Gelu), ("Hidden2", 32, "LayerNorm", 1e-5, ActivationKind.Silu),
            ("Hidden3", 16, "RmsNorm", 1e-6, ActivationKind.Relu), ("Last", DeclaredLayer.ActionUnits, null, 0, ActivationKind.Tanh),
        ]);
    }

    [Fact]
    public void OrderOfKeys_HasNoMeaning()
    {
        string text = YamlGeneratorTests.Experiment.TrimEnd();
        string[] lines = text.Split('\n');
        string turned = string.Join("\n", [lines[5], lines[1], .. lines[2..5], lines[0]]);

        YamlFrontEnd.Read("a.ne.yaml", turned).Declared.ShouldBe(YamlFrontEnd.Read("a.ne.yaml", text).Declared);
    }

    [Fact]
    public void Namespace_OfTheFile_ComesBeforeThatOfTheProject()
    {
        YamlFrontEnd.Read("a.ne.yaml", YamlGeneratorTests.Experiment, "Sample").Declared[0].FullName.ShouldBe("Sample.Base");
        YamlFrontEnd.Read("a.ne.yaml", "namespace: Lab.Rats\n" + YamlGeneratorTests.Experiment, "Sample")
            .Declared[0].FullName.ShouldBe("Lab.Rats.Base");
        YamlFrontEnd.Read("a.ne.yaml", YamlGeneratorTests.Experiment, "not a namespace").Declared[0].FullName.ShouldBe("Base");
    }

    [Fact]
    public void ByteOrderMarkAndCarriageReturns_ChangeNothing() =>
        YamlFrontEnd.Read("a.ne.yaml", "\uFEFF" + YamlGeneratorTests.Experiment.Replace("\n", "\r\n")).Declared
            .ShouldBe(YamlFrontEnd.Read("a.ne.yaml", YamlGeneratorTests.Experiment).Declared);

    [Fact]
    public void Compiler_WithoutAProject_GivesTheFilesOfTheGenerator()
    {
        (string, string)[] files =
        [
            ("/Sample/a.ne.yaml", YamlGeneratorTests.Experiment
                + "variants:\n  B: { dense: on }\n  C: { prune: { upper-bound: 0.3 } }\nstudy: { across: [Ant-v4, HalfCheetah-v4] }\n"),
            ("/Sample/b.ne.yaml", "of: Base\nvariants:\n  D: { grow: { evry: 3 } }\n"),
        ];

        YamlCompilation compiled = YamlCompiler.Compile(files, "Sample", CancellationToken.None);

        Code.Outcome generated = Code.RunWithYaml(files);
        compiled.Files.Select(static file => (file.HintName, file.Text)).OrderBy(static file => file.HintName).ShouldBe(
            generated.Generated.Results.Single().GeneratedSources.Select(static source => (source.HintName, source.SourceText.ToString()))
                .OrderBy(static file => file.HintName));
        compiled.Problems.Select(static problem => problem.Problem.Id).ShouldBe(generated.Problems.Select(static problem => problem.Id));
        compiled.Declarations.Select(static declaration => declaration.Name).ShouldContain("C");
    }

    private static EquatableArray<DeclaredNetwork> Networks(string networks)
    {
        YamlReading reading = YamlFrontEnd.Read("a.ne.yaml", $"experiment: A\nenvironment: Ant-v4\nnetworks:\n  {networks}\n");
        reading.Problems.ShouldBeEmpty();
        return reading.Declared[0].Networks;
    }
}
