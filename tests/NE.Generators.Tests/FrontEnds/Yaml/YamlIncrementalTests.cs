using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Generators.FrontEnds.Attributes;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>What an edit of a YAML file runs again.</summary>
public sealed class YamlIncrementalTests
{
    private const string Path = "/Sample/base.ne.yaml";
    private const string Yaml = YamlGeneratorTests.Experiment + "variants:\n  NoReview: { review: off }\n  Dense: { dense: on }\n";
    private static readonly string Source = Code.Experiment(
        rest: "[Variant<Base>, Without<PruneAttribute>] public partial class FromYaml;");

    [Theory]
    [InlineData("# why\n")]
    [InlineData("\n\n")]
    public void CommentOrLine_AddedAbove_PrintsNothing(string line) =>
        After(line + Yaml).ShouldBe(new(Read: 1, Declared: 0, Resolved: 0, Printed: 0));

    [Fact]
    public void Number_WrittenOtherwise_PrintsNothing() =>
        After(Yaml.Replace("1_000", "1e3")).ShouldBe(new(Read: 1, Declared: 0, Resolved: 0, Printed: 0));

    [Fact]
    public void Order_OfKeys_PrintsNothing() =>
        After("grow: { every: 1_000 }\n" + Yaml.Replace("grow: { every: 1_000 }\n", ""))
            .ShouldBe(new(Read: 1, Declared: 0, Resolved: 0, Printed: 0));

    [Fact]
    public void GrowthOfAVariant_PrintsThatVariant() =>
        After(Yaml.Replace("review: off", "review: off, grow: { every: 500 }"))
            .ShouldBe(new(Read: 1, Declared: 1, Resolved: 1, Printed: 1));

    [Fact]
    public void GrowthOfTheBase_PrintsItAndWhatVariesIt_InYamlAndInCSharp() =>
        // Base, NoReview and FromYaml; Dense has no growth, X another base.
        After(Yaml.Replace("1_000", "500")).ShouldBe(new(Read: 1, Declared: 1, Resolved: 3, Printed: 3));

    [Fact]
    public void ClassEdited_ReadsNoYaml()
    {
        CSharpCompilation before = Code.Compile([Source]);
        GeneratorDriver driver = Code.Driver((Path, Yaml)).RunGenerators(before);

        GeneratorRunResult result = driver.RunGenerators(Code.Compile([Source.Replace("[Variant<Base>", "// why\n[Variant<Base>")]))
            .GetRunResult().Results.Single();

        Work(result).ShouldBe(new(0, 0, 0, 0));
    }

    private static Counts After(string text)
    {
        CSharpCompilation compilation = Code.Compile([Source]);
        var file = new ProjectFile(Path, Yaml);
        GeneratorDriver driver = Code.Driver().AddAdditionalTexts([file]).RunGenerators(compilation);

        return Work(
            driver.ReplaceAdditionalText(file, new ProjectFile(Path, text)).RunGenerators(compilation).GetRunResult().Results.Single());
    }

    private static Counts Work(GeneratorRunResult result) => new(
        Fresh(result, TrackingNames.Yaml), Fresh(result, TrackingNames.YamlDeclared), Fresh(result, TrackingNames.Resolved),
        Fresh(result, TrackingNames.Outputs));

    private static int Fresh(GeneratorRunResult result, string step) =>
        (result.TrackedSteps.TryGetValue(step, out var runs) ? runs.SelectMany(static run => run.Outputs) : []).Count(
            static output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified);

    /// <summary>How many values of each step are not what they were.</summary>
    private sealed record Counts(int Read, int Declared, int Resolved, int Printed);
}
