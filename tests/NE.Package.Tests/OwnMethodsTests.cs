using System;
using System.IO;
using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Package.Tests;

/// <summary>The page about methods of one's own, followed to the letter outside the repository.</summary>
[Collection(WorkplaceCollection.Name)]
public sealed class OwnMethodsTests(Workplace workplace)
{
    private const string Page = "own-methods.md";
    private const int LongestMethod = 25;

    // The declarations of the page, made short: 2,500 updates after the warm-up, with an event every 100.
    private const string Short = """
        using NE.Dsl;

        namespace Own;

        [Variant<Momentum>(Steps = 3_000), Td3(WarmUp = 500, BatchSize = 32), Grow(Every = 100), Event<LeastUsedReset>(Every = 200)]
        [GrowthCurve<LateGrowth>, GradientTerm<GroupLasso>(Weight = 1e-4), Sample<MostlyRecent>, Without<ReviewAttribute>, Evaluate(Every = 1_500, Episodes = 1), Metrics(Every = 500), Checkpoint(Every = 1_000)]
        public partial class Short;
        """;

    [Theory]
    [InlineData("struct MomentumScore")]
    [InlineData("class LeastUsedReset")]
    [InlineData("struct DeadInputs")]
    [InlineData("struct GroupLasso")]
    [InlineData("struct MostlyRecent")]
    [InlineData("struct LateGrowth")]
    public void Method_OfThePage_IsShort(string mark) =>
        Repository.Block(Page, mark).Split('\n').Count(static line => line.Trim().Length > 0).ShouldBeLessThanOrEqualTo(LongestMethod);

    [Fact]
    public void Methods_OfThePage_TrainResumeAndAppearInAStudy()
    {
        workplace.Create("--name", "Own");
        Write("MomentumScore", "struct MomentumScore");
        Write("LeastUsedReset", "class LeastUsedReset");
        Write("DeadInputs", "struct DeadInputs");
        Write("GroupLasso", "struct GroupLasso");
        Write("MostlyRecent", "struct MostlyRecent");
        Write("LateGrowth", "struct LateGrowth");
        Write("OwnMethods", "partial class OwnMethods");
        File.WriteAllText(workplace.At("Own", "Short.cs"), Short);
        workplace.Dotnet("build", "Own", "-c", "Release", "--nologo", "-warnaserror");

        Run("--out", "whole");
        Run("--out", "parts", "--steps", "1700");
        Run("--out", "parts", "--steps", "3000");
        string whole = Folder("whole"), parts = Folder("parts");
        foreach (string file in (string[])["eval.csv", "metrics.jsonl", "topology.jsonl", Path.Combine("checkpoints", "step-000003000.safetensors")])
            File.ReadAllBytes(Path.Combine(parts, file)).ShouldBe(File.ReadAllBytes(Path.Combine(whole, file)), file);

        File.ReadAllText(Path.Combine(whole, "metrics.jsonl")).ShouldContain("dead-inputs/Policy.Hidden2");
        workplace.Dotnet("run", "--project", "Own", "-c", "Release", "--no-build", "--", "study", "plan", "OwnMethods")
            .ShouldContain("LeastUsed");
    }

    private void Write(string name, string mark) =>
        File.WriteAllText(workplace.At("Own", name + ".cs"), Repository.Block(Page, mark).Replace("namespace Mine;", "namespace Own;", StringComparison.Ordinal));

    private void Run(params string[] options) =>
        workplace.Dotnet(["run", "--project", "Own", "-c", "Release", "--no-build", "--", "--experiment", "Short", "--quiet", .. options]);

    private string Folder(string root) => workplace.At(root, "HalfCheetah-v4", "Short", "default", "seed-1");
}
