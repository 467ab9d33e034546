using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Tests.FrontEnds;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed partial class SamplesTests
{
    private const string Header = "using NE.Dsl;\nnamespace Sample;\n";

    [Fact]
    public void Readme_Declaration_CompilesWithoutProblem() => ShouldCompile(Header + Declaration());

    [Fact]
    public void GettingStarted_ProjectOfOnesOwn_CompilesWithoutProblem() =>
        ShouldCompile(Blocks("docs/getting-started.md").Single(static block => block.Contains("IEnvironment", StringComparison.Ordinal)));

    [Theory]
    [InlineData(0, "Point")]
    [InlineData(1, "StandStill")]
    [InlineData(2, "Rod")]
    public void Extend_TaskOfOnesOwn_CompilesAndIsTrainedOn(int block, string task)
    {
        string source = Blocks("docs/extend.md").ElementAt(block);

        ShouldCompile(source + Code.Experiment("[Dense]").Replace("using NE.Dsl;\nnamespace Sample;\n", "").Replace("Environment(Tasks.HalfCheetah)", $"Environment<{task}>"));
    }

    [Fact]
    public void Concepts_Variants_CompileOnTheReadmesExperiment()
    {
        // The README's own variant is one of the page's.
        string experiment = Declaration().Split("[Variant<")[0];
        ShouldCompile(Header + experiment + string.Concat(Blocks("docs/concepts/variants-and-presets.md")));
    }

    [Theory]
    [InlineData("examples/HalfCheetah/NeTd3.cs")]
    [InlineData("examples/SoftActorCritic/Sac.cs")]
    [InlineData("examples/SimBa/SimBa.cs")]
    [InlineData("examples/Methods/Methods.cs")]
    [InlineData("examples/SlipperyAnt/SlipperyAnt.cs")]
    [InlineData("examples/Continual/Continual.cs")]
    public void Example_Declaration_CompilesWithoutProblem(string file) => ShouldCompile(Repository.Read(file));

    [Fact]
    public void Example_WithATaskOfItsOwn_CompilesWithoutProblem() => ShouldCompile(
        Repository.Read("examples/Pendulum/SwingUp.cs")
        + Repository.Read("examples/Pendulum/Balance.cs").Replace("using NE.Dsl;\n\nnamespace Pendulum;\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("README.md", 1)]
    [InlineData("docs/generated-code.md", 0)]
    [InlineData("docs/generated-code.md", 1)]
    public void Page_ShowingGeneratedCode_ShowsWhatIsGenerated(string page, int block)
    {
        string shown = Blocks(page).ElementAt(block).TrimEnd();

        Directory.EnumerateFiles(Path.Combine(Repository.Root, "examples", "HalfCheetah", "Generated"), "*NeTd3.*.g.cs", SearchOption.AllDirectories)
            .ShouldContain(file => File.ReadAllText(file).Contains(shown), $"{page} shows code that is not in the example's files:\n{shown}");
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/getting-started.md")]
    [InlineData("docs/reference/yaml.md")]
    [InlineData("docs/concepts/variants-and-presets.md")]
    [InlineData("docs/concepts/studies.md")]
    public void Yaml_OnAPage_IsReadWithoutProblem(string page)
    {
        foreach (string block in Yaml().Matches(Repository.Read(page)).Select(static m => m.Groups[1].Value))
        {
            // A block may show a part of a file.
            string file = block.Contains("experiment:", StringComparison.Ordinal) || $"\n{block}".Contains("\nof:", StringComparison.Ordinal) ? block : "experiment: Sample\n" + block;
            YamlFrontEnd.Read(page, file).Problems.ShouldBeEmpty(block);
        }
    }

    private static string Declaration() => Blocks("README.md").First();

    private static void ShouldCompile(string source)
    {
        Code.Outcome outcome = Code.Run(source);

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    private static IEnumerable<string> Blocks(string page) =>
        CSharp().Matches(Repository.Read(page)).Select(static m => m.Groups[1].Value);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();
}
