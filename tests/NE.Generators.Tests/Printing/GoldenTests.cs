using System;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Program;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>The compiled programs as text, and one experiment's C#. Approve a meant change with NE_APPROVE=1.</summary>
public class GoldenTests
{
    public static TheoryData<string> All => Cases.All;

    /// <summary>The cases whose C# is compared too.</summary>
    public static TheoryData<string> Printed => [.. PrintedNames];

    private static string[] PrintedNames => ["Recommended", "NormGelu"];

    [Theory]
    [MemberData(nameof(All))]
    public void Program_OfACase_EqualsItsGolden(string name)
    {
        ProgramModel program = ExperimentPrinter.Compile(Cases.Of(name))!;
        string[] texts = [StructurePrinter.Print(program.Plan), PlanPrinter.Print(program.Plan), ProgramPrinter.Print(program)];
        Golden.ShouldMatch($"{name}.program.txt", string.Join("\n\n", texts));
    }

    [Fact]
    public void Hash_OfOtherWordsForAStep_IsTheSame()
    {
        ProgramModel program = ExperimentPrinter.Compile(Cases.Of("Recommended"))!;
        ProgramModel reworded = program with
        {
            Sections = [.. program.Sections.Select(static section => section with
            {
                Steps = [.. section.Steps.Select(static step => new Step(step.Caption + " In other words.", step.Operations))],
            })],
        };
        ProgramModel shorter = program with { Sections = [.. program.Sections.Skip(1)] };
        ProgramPrinter.Print(reworded).ShouldNotBe(ProgramPrinter.Print(program));
        ExperimentPrinter.Hash(reworded).ShouldBe(ExperimentPrinter.Hash(program));
        ExperimentPrinter.Hash(shorter).ShouldNotBe(ExperimentPrinter.Hash(program));
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public void CSharp_OfACase_EqualsItsGoldens(string name)
    {
        foreach (GeneratedFile file in ExperimentPrinter.Print(Cases.Of(name)))
        {
            Golden.ShouldMatch($"{name}/{file.HintName}.txt", WithoutVersion(file.Text));
        }
    }

    [Fact]
    public void Goldens_AreThoseOfTheCasesAndNoOthers() => Golden.Stored().ShouldBe(
        Cases.Names.Select(static name => $"{name}.program.txt").Concat(PrintedNames.SelectMany(static name =>
            ExperimentPrinter.Print(Cases.Of(name)).Select(file => $"{name}/{file.HintName}.txt"))).Append("Studies.g.cs.txt"),
        ignoreOrder: true);

    [Theory]
    [InlineData("1", null, true)]
    [InlineData("1", "", true)]
    [InlineData(null, "true", false)]
    [InlineData("0", "true", false)]
    public void Approval_IsAskedForByItsVariable(string? approve, string? automatic, bool approves) =>
        Golden.Approves(approve, automatic).ShouldBe(approves);

    [Fact]
    public void Approval_InAnAutomaticBuild_Fails() =>
        Should.Throw<Xunit.Sdk.XunitException>(() => Golden.Approves("1", "true")).Message.ShouldContain("unset it");

    [Fact]
    public void Difference_ShowsTheChangedLinesWithThreeLinesAround()
    {
        string[] before = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        string[] now = ["a", "b", "c", "d", "E", "f", "g", "h", "i"];
        Golden.Difference(before, now).ShouldBe(
            string.Join("\n", "   2   b", "   3   c", "   4   d", "   5 - e", "   5 + E", "   6   f", "   7   g", "   8   h"));
    }

    [Fact]
    public void Hash_OfVariantsThatDifferInRunValuesOnly_IsTheSame()
    {
        Declaration declaration = Cases.Of("Recommended");
        Declaration variant = declaration.With(
            ("Experiment.Steps", 300_000), ("Td3.Discount", .98), ("Td3.ActorLearningRate", 1e-3), ("Prune.UpperBound", .1)) with
        {
            Name = "Other",
        };
        Hash(variant).ShouldBe(Hash(declaration));
    }

    [Fact]
    public void Hash_OfAnotherStructure_Differs()
    {
        Declaration declaration = Cases.Of("Recommended");
        string hash = Hash(declaration);
        Hash(declaration.With(("Grow.Every", 2_000))).ShouldNotBe(hash);
        Hash(declaration.With(("Topology.Density", .3))).ShouldNotBe(hash);
        Hash(declaration.Without("Review")).ShouldNotBe(hash);
        Hash(declaration with { Task = declaration.Task with { Observations = 18 } }).ShouldNotBe(hash);
    }

    private static string Hash(Declaration declaration) => ExperimentPrinter.Hash(ExperimentPrinter.Compile(declaration)!);

    internal static string WithoutVersion(string text) =>
        text.Replace(typeof(ExperimentPrinter).Assembly.GetName().Version!.ToString(3), "{version}", StringComparison.Ordinal);
}
