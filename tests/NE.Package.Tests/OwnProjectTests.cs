using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>A project outside the repository, made from the template, with nothing but the packages.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class OwnProjectTests(Workplace workplace)
{
    private const int FewestEvents = 20;

    // 2,500 updates after the warm-up, with an event every 100.
    private const string Short = """
        using NE.Dsl;

        namespace Mine;

        [Variant<Growing>(Steps = 3_000), Td3(WarmUp = 500, BatchSize = 32), Grow(Every = 100)]
        [Review(Window = 500, ObserveEvery = 50), Evaluate(Every = 1_500, Episodes = 1)]
        public partial class Short;
        """;

    [Fact]
    public void Project_FromTheTemplate_TrainsAndItsGeneratedCodeIsTestedAsThePagesTell()
    {
        workplace.Create("--name", "Mine");
        File.WriteAllText(workplace.At("Mine", "Short.cs"), Short);

        Trains();
        SourceControlTells();
        TestsTell();
    }

    [Fact]
    public void Project_FromTheTemplateInYaml_IsTheSameProgramWithItsOptions()
    {
        workplace.Create("--name", "Other", "--yaml", "--task", "Reacher");
        workplace.Dotnet("build", "Other", "-c", "Release", "--nologo", "-warnaserror");

        string list = workplace.Dotnet("run", "--project", "Other", "-c", "Release", "--no-build", "--", "list");

        list.ShouldMatch(@"Growing\s+Reacher-v4");
        list.ShouldMatch(@"Baseline\s+Reacher-v4");
        File.Exists(workplace.At("Other", "ne.schema.json")).ShouldBeTrue();
        File.Exists(workplace.At("Other", "Other.cs")).ShouldBeFalse();

        // The command of the package explains the same file with no project at all.
        (int code, string output) = workplace.Run(workplace.Tool(), ["run", "Other/Other.ne.yaml", "list"]);
        code.ShouldBe(0, output);
        output.ShouldBe(list);

        // It makes the same projects as the template.
        workplace.Run("mkdir", ["other"]).Code.ShouldBe(0);
        foreach (string options in (string[])["", "--yaml --task Hopper", "--yaml --task DmcWalkerWalk"])
        {
            (code, output) = workplace.Shell($"cd other && rm -rf Mine && '{workplace.At("tools", "ne")}' new Mine {options}");
            code.ShouldBe(0, output);
            output.ShouldBe($"Mine: train it with: {workplace.At("tools", "ne")} run Mine\n");
            workplace.Create(["--name", "Mine", "--output", workplace.At("template"), "--force", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
            workplace.Shell("diff -r other/Mine template && rm -rf template").ShouldBe((0, ""));
        }
    }

    private void Trains()
    {
        workplace.Dotnet("build", "Mine", "-c", "Release", "--nologo", "-warnaserror");
        workplace.Dotnet("run", "--project", "Mine", "-c", "Release", "--no-build", "--", "--experiment", "Short", "--quiet", "--out", "runs");

        string folder = workplace.At("runs", "HalfCheetah-v4", "Short", "default", "seed-1");
        File.Exists(Path.Combine(folder, "done")).ShouldBeTrue();
        File.ReadLines(Path.Combine(folder, "topology.jsonl")).Count(static line => line.Contains("\"Policy.Hidden2\"", StringComparison.Ordinal))
            .ShouldBeGreaterThanOrEqualTo(FewestEvents);
        File.ReadLines(Path.Combine(folder, "eval.csv")).Count().ShouldBeGreaterThan(1);

        // Nothing of the repository is needed: every assembly comes from a package.
        File.ReadAllText(workplace.At("Mine", "obj", "project.assets.json")).ShouldNotContain(Repository.Root);
    }

    private void SourceControlTells()
    {
        string lines = Repository.Block("snapshot-tests.md", "git diff");
        workplace.Shell("git init --quiet . && git add Mine").Code.ShouldBe(0);
        workplace.Shell("git -c user.name=me -c user.email=me@example.org commit --quiet -m Generated").Code.ShouldBe(0);

        (int code, string output) = workplace.Shell(lines);
        code.ShouldBe(0, output);

        using (Changed("Grow(Every = 1_000)", "Grow(Every = 500)"))
        {
            (code, output) = workplace.Shell(lines);
            code.ShouldBe(1, output);
            output.ShouldContain("Growing.Agent.g.cs");
        }
    }

    private void TestsTell()
    {
        string steps = Repository.Block("snapshot-tests.md", "for file in");
        string test = steps.Split('\n')[0];
        Directory.CreateDirectory(workplace.At("Mine.Tests"));
        File.WriteAllText(workplace.At("Mine.Tests", "Mine.Tests.csproj"), Repository.Block("snapshot-tests.md", "Microsoft.NET.Test.Sdk"));
        File.WriteAllText(workplace.At("Mine.Tests", "GeneratedCodeTests.cs"), Repository.Block("snapshot-tests.md", "class GeneratedCodeTests"));

        // Nothing is approved yet; the page's three lines approve and pass.
        (int code, string output) = workplace.Shell($"set +e\n{steps}");
        code.ShouldBe(0, output);
        output.ShouldContain("Failed!");
        string[] approved = [.. Directory.GetFiles(workplace.At("Mine.Tests", "Approved")).Select(file => Path.GetFileName(file))];
        approved.ShouldContain("Mine.Growing.Update.g.cs.approved.txt");
        approved.ShouldContain("Mine.Short.Settings.g.cs.approved.txt");

        using (Changed("Density = 0.25", "Density = 0.3"))
        {
            (code, output) = workplace.Shell(test);
            code.ShouldBe(1, output);
        }

        // The baseline is dense, so it does not change with the density; the list of files stays too.
        string[] received = [.. Directory.GetFiles(workplace.At("Mine.Tests", "Approved"), "*.received.txt").Select(file => Path.GetFileName(file))];
        received.ShouldContain("Mine.Growing.Agent.g.cs.received.txt");
        received.ShouldNotContain(static file => file.Contains("Baseline", StringComparison.Ordinal));
        received.ShouldNotContain("files.received.txt");
    }

    private Change Changed(string from, string to) => new(workplace.At("Mine", "Mine.cs"), from, to);

    /// <summary>An edit of a file that is taken back at the end.</summary>
    private sealed class Change : IDisposable
    {
        private readonly string file;
        private readonly string text;

        public Change(string file, string from, string to)
        {
            this.file = file;
            text = File.ReadAllText(file);
            text.ShouldContain(from);
            File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
        }

        public void Dispose() => File.WriteAllText(file, text);
    }
}
