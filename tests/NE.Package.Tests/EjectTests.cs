using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>An ejected project: plain C#, which trains as its experiment does and can be changed as docs/eject.md tells.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed partial class EjectTests(Workplace workplace)
{
    // 2,500 updates after the warm-up.
    private const string Short = """
        using NE.Dsl;

        namespace Ejected;

        [Variant<Growing>(Steps = 3_000), Td3(WarmUp = 500, BatchSize = 32), Grow(Every = 100)]
        [Review(Window = 500, ObserveEvery = 50), Evaluate(Every = 1_500, Episodes = 1), Metrics(Every = 500)]
        public partial class Short;
        """;

    private static readonly string[] Recipes = ["A metric", "A decaying rate", "A reset"];

    [Fact]
    public void EjectedProject_TrainsToTheSameBytesWithoutTheCompiler_AndTakesTheRecipes()
    {
        workplace.Create("--name", "Ejected");
        File.WriteAllText(workplace.At("Ejected", "Short.cs"), Short);
        (int code, string output) = workplace.Run(workplace.Tool(), ["eject", "Ejected", "--experiment", "Short", "--out", "Plain"]);
        code.ShouldBe(0, output);

        workplace.Dotnet("build", "Plain", "-c", "Release", "--nologo", "-warnaserror");

        File.ReadAllText(workplace.At("Plain", "Short.Update.cs")).ShouldStartWith($"// Ejected.Short, made by 'ne eject' of NE.Dsl {Repository.Version} from Ejected.csproj.\n");
        workplace.Dotnet("msbuild", "Plain", "-t:Compile", "-getItem:Analyzer").ShouldNotContain("NE.Generators");
        Dictionary<string, byte[]> original = TrainedFiles.Of(workplace, "Ejected", "Short", "runs-of-the-original");
        TrainedFiles.Of(workplace, "Plain", "Short", "runs-of-plain").ShouldEqual(original);

        // One recipe after the other; what a metric reads leaves every action as it was, the others change training.
        byte[] before = Actions(original);
        foreach (string recipe in Recipes)
        {
            Apply(recipe);
            workplace.Dotnet("build", "Plain", "-c", "Release", "--nologo", "-warnaserror");
            Dictionary<string, byte[]> after = TrainedFiles.Of(workplace, "Plain", "Short", "runs-" + recipe.Split(' ')[^1]);
            Actions(after).AsSpan().SequenceEqual(before).ShouldBe(recipe == "A metric", recipe);
            System.Text.Encoding.UTF8.GetString(after["metrics.jsonl"]).ShouldContain("\"saturated/Policy\":");
            before = Actions(after);
        }
    }

    // All actions taken; a checkpoint also contains the lengths of log files, which a metric changes.
    private static byte[] Actions(Dictionary<string, byte[]> run) => run["replay.bin"];

    private void Apply(string recipe)
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "eject.md"));
        string section = page.Split("\n### ").Single(part => part.StartsWith(recipe + "\n", StringComparison.Ordinal));
        string file = workplace.At("Plain", FileName().Match(section).Groups[1].Value.Replace("Growing", "Short", StringComparison.Ordinal));
        string text = File.ReadAllText(file);
        foreach (string[] lines in Changes().Matches(section).Select(static change => change.Groups[1].Value.TrimEnd('\n').Split('\n')))
        {
            string from = string.Concat(lines.Where(static line => line[0] != '+').Select(static line => line[1..] + "\n"));
            text.Split(from).Length.ShouldBe(2, from);
            text = text.Replace(from, string.Concat(lines.Where(static line => line[0] != '-').Select(static line => line[1..] + "\n")), StringComparison.Ordinal);
        }

        File.WriteAllText(file, text);
    }

    [GeneratedRegex(@"In `(\S+)`:")]
    private static partial Regex FileName();

    [GeneratedRegex("```diff\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Changes();
}
