using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>What stands in the packages, and where: the compiler and NuGet find it by its place.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed partial class PackageContentTests(Workplace workplace)
{
    [Theory]
    [InlineData(
        "NE.Dsl",
        "analyzers/dotnet/cs/NE.Dsl.dll", "analyzers/dotnet/cs/NE.Generators.dll", "analyzers/dotnet/cs/YamlDotNet.dll",
        "build/NE.Dsl.props", "build/NE.Dsl.targets", "buildTransitive/NE.Dsl.props", "buildTransitive/NE.Dsl.targets",
        "lib/netstandard2.0/NE.Dsl.dll", "lib/netstandard2.0/NE.Dsl.xml", "schema/ne.schema.json")]
    [InlineData("NE.MuJoCo", "lib/net10.0/NE.MuJoCo.dll", "lib/net10.0/NE.MuJoCo.xml")]
    [InlineData("NE.Runtime", "build/NE.Runtime.props", "lib/net10.0/NE.Runtime.dll", "lib/net10.0/NE.Runtime.xml")]
    [InlineData("NE.TorchSharp", "lib/net10.0/NE.TorchSharp.dll", "lib/net10.0/NE.TorchSharp.xml")]
    public void Package_HoldsWhatAProjectNeeds(string package, params string[] files) => Files(package).ShouldBe(files);

    [Fact]
    public void ToolPackage_HoldsTheCommandAndAllItLoads()
    {
        string[] files = Files("NE.Tool");

        foreach (string name in (string[])["NE.Tool", "NE.Generators", "NE.Runtime", "NE.Dsl", "NE.MuJoCo", "Microsoft.CodeAnalysis.CSharp", "YamlDotNet"])
            files.ShouldContain($"tools/net10.0/any/{name}.dll");
    }

    [Fact]
    public void TemplatePackage_HoldsTheTemplateWithTheVersionOfThePackages()
    {
        Files("NE.Templates").ShouldContain("content/ne-experiment/.template.config/template.json");

        string project = Read("NE.Templates", "content/ne-experiment/NeExperiment.csproj");
        project.ShouldContain($"<PackageReference Include=\"NE.Runtime\" Version=\"{Repository.Version}\" />");
        project.ShouldContain($"<PackageReference Include=\"NE.Dsl\" Version=\"{Repository.Version}\" />");
    }

    [Fact]
    public void Template_OffersTheTasksOfTheCatalogueWithTheirSizes()
    {
        JsonNode symbols = JsonNode.Parse(Read("NE.Templates", "content/ne-experiment/.template.config/template.json"))!["symbols"]!;
        Match[] rows = [.. TaskRows().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "reference", "tasks.md"))).Cast<Match>()];

        string[] offered = [.. symbols["task"]!["choices"]!.AsArray().Select(static choice => $"{choice!["choice"]}: {choice["description"]}")];
        string[] named = [.. symbols["taskName"]!["parameters"]!["cases"]!.AsArray().Select(static one => $"{one!["condition"]} {one["value"]}")];

        offered.ShouldBe(rows.Select(static row =>
            $"{row.Groups["name"]}: {row.Groups["observations"]} observations, {row.Groups["actions"]} action{(row.Groups["actions"].Value == "1" ? "" : "s")}"));
        named.ShouldBe(rows.Select(static row => $"(task == \"{row.Groups["name"]}\") {row.Groups["task"]}"));
    }

    [Theory]
    [InlineData("NE.Dsl")]
    [InlineData("NE.MuJoCo")]
    [InlineData("NE.Runtime")]
    [InlineData("NE.TorchSharp")]
    [InlineData("NE.Tool")]
    [InlineData("NE.Templates")]
    public void Package_DescribesItself(string package)
    {
        string manifest = Read(package, $"{package}.nuspec");

        manifest.ShouldContain($"<version>{Repository.Version}</version>");
        manifest.ShouldMatch("<description>.{20,}</description>");
        manifest.ShouldContain("<license type=\"expression\">MIT</license>");
        manifest.ShouldContain("<readme>PACKAGE.md</readme>");
        Read(package, "PACKAGE.md").ShouldStartWith($"# {package}\n");
    }

    // Without what every package has: its manifest, its readme, the parts of the container.
    private string[] Files(string package)
    {
        using ZipArchive archive = ZipFile.OpenRead(workplace.Package(package));
        return
        [
            .. archive.Entries.Select(static entry => entry.FullName)
                .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
                .Where(name => name is not ("[Content_Types].xml" or "PACKAGE.md") && name != $"{package}.nuspec")
                .Order(StringComparer.Ordinal),
        ];
    }

    private string Read(string package, string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(workplace.Package(package));
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^\| `Tasks\.(?<name>\w+)` \| (?<task>\S+) \| (?<observations>\d+) \| (?<actions>\d+) \|", RegexOptions.Multiline)]
    private static partial Regex TaskRows();
}
