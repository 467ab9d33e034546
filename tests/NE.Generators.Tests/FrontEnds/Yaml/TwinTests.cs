using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using NE.Generators.FrontEnds;
using NE.Generators.FrontEnds.Attributes;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Tests.Documentation;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>An experiment in YAML and the equal attributed class are one experiment: same declaration, same code.</summary>
public sealed class TwinTests
{
    private static readonly YamlReading Yaml =
        YamlFrontEnd.Read("cheetah.ne.yaml", Repository.Read("examples/HalfCheetahYaml/cheetah.ne.yaml"), "HalfCheetah");

    private static readonly Declared[] Attributes = Code.Declared(Repository.Read("examples/HalfCheetah/NeTd3.cs"));

    public static TheoryData<string> Names => [.. Attributes.Select(static declared => declared.Name)];

    [Fact]
    public void Example_InYaml_HasNoProblem() => Yaml.Problems.ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void Declared_InYaml_EqualsTheAttributedClass(string name) =>
        (Yaml.Declared.Single(declared => declared.Name == name) with { Source = DeclarationSource.Attributes })
            .ShouldBe(Attributes.Single(declared => declared.Name == name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Files_OfAnExperimentInYaml_EqualThoseOfTheAttributedClass(string name) =>
        Files(Yaml.Declared, name).ShouldBe(Files(Attributes, name));

    [Fact]
    public void Study_InYaml_EqualsTheAttributedClass()
    {
        INamedTypeSymbol type = Code.Compile([Repository.Read("examples/HalfCheetah/NeTd3.cs")])
            .GetTypeByMetadataName("HalfCheetah.Ablation")!;

        (Yaml.Studies.Single() with { Source = DeclarationSource.Attributes })
            .ShouldBe(StudyReader.Read(type, CancellationToken.None).Declared);
    }

    [Theory]
    [InlineData("optimiser: sgd", "Sgd")]
    [InlineData("optimiser: adam, adam: { beta1: 0.5 }", "Adam(Beta1 = 0.5)")]
    [InlineData("adamw: { weight-decay: 0.02 }, td3: { nstep: 3 }", "AdamW(WeightDecay = 0.02), Td3(NStep = 3)")]
    public void VariantWithItsOptimiser_InYaml_EqualsTheAttributedClass(string keys, string attributes)
    {
        YamlReading mine = YamlFrontEnd.Read("mine.ne.yaml", $"of: NeTd3\nvariants:\n  Mine: {{ {keys} }}\n", "HalfCheetah");
        Declared[] both = Code.Declared($"{Repository.Read("examples/HalfCheetah/NeTd3.cs")}\n[Variant<NeTd3>, {attributes}] public partial class Mine;\n");

        mine.Problems.ShouldBeEmpty();
        static bool Own(WrittenPart part) => part.Name != "Experiment";
        mine.Declared.Single().Parts.Where(Own).ShouldBe(both.Single(static declared => declared.Name == "Mine").Parts.Where(Own));
        Files([.. Attributes, .. mine.Declared], "Mine").ShouldBe(Files(both, "Mine"));
    }

    private static IEnumerable<(string, string)> Files(IEnumerable<Declared> places, string name) => ExperimentPrinter
        .Print(Resolver.Resolve(places, CancellationToken.None, assembly: true).Single(one => one.Declared.Name == name).Declaration!)
        .Select(static file => (file.HintName, file.Text));
}
