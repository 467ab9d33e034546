using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>What generated C# must be, whatever is declared.</summary>
public class GeneratedCodeTests
{
    public static TheoryData<string> All => Cases.All;

    [Fact]
    public void GeneratedCode_OfAllCases_CompilesWithoutWarning()
    {
        IReadOnlyList<string> complaints = Sources.Complaints(Cases.Everything());
        (complaints.Count == 0).ShouldBeTrue(string.Join("\n", complaints.Take(20)));
    }

    [Fact]
    public void EjectedCode_OfAllCases_CompilesWithoutWarningWithoutTheDeclarations()
    {
        // Types of the user's own and a containing class come from the user's sources.
        IEnumerable<string> files = Cases.Names.Select(static name => Cases.Of(name))
            .Where(static declaration => declaration.Task.TypeName is null && declaration.ContainingTypes.Count == 0
                && declaration.Parts.All(static part => part.Own is null))
            .SelectMany(static declaration => ExperimentPrinter.Eject(declaration, "Made for a test.")).Select(static file => file.Text);

        IReadOnlyList<string> complaints = Sources.Complaints(files);

        (complaints.Count == 0).ShouldBeTrue(string.Join("\n", complaints.Take(20)));
    }

    [Theory]
    [InlineData("Recommended")]
    [InlineData("Soft")]
    public void EjectedCode_IsTheGeneratedCode_WithoutItsMarksAndItsKernels(string name)
    {
        string[] code = [.. ExperimentPrinter.Print(Cases.Of(name)).Select(static file => file.HintName)];
        GeneratedFile[] ejected = [.. ExperimentPrinter.Eject(Cases.Of(name), "Made for a test.")];

        ejected.Select(static file => file.HintName).ShouldBe(code.Where(static file => !file.Contains(".Kernels.") && !file.Contains(".Device.")));
        ejected.ShouldAllBe(static file => file.Text.StartsWith("// Made for a test.\n// It is yours to change: nothing writes this file again.\n"));
        ejected.ShouldAllBe(static file => !file.Text.Contains("auto-generated") && !file.Text.Contains("GeneratedCode"));
        string update = ejected.Single(static file => file.HintName.EndsWith(".Update.g.cs")).Text;
        update[update.IndexOf("#nullable")..].ShouldBe(File(name, "Update")[File(name, "Update").IndexOf("#nullable")..]);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Hash_StandsInOneFile_AndTheVersionToo(string name)
    {
        string hash = ExperimentPrinter.HashOf(Cases.Of(name))[..12];

        FilesWith(hash).ShouldBe(["Settings"]);
        FilesWith($"\"{FileFrame.Version}\"").ShouldBe(["Agent"]);

        string[] FilesWith(string text) => [.. ExperimentPrinter.Print(Cases.Of(name)).Where(file => file.Text.Contains(text)).Select(static file => file.HintName.Split('.')[^3])];
    }

    [Theory]
    [MemberData(nameof(All))]
    public void GeneratedFiles_StayShort_AndHaveUniqueNamesAndLineEnds(string name)
    {
        GeneratedFile[] files = [.. ExperimentPrinter.Print(Cases.Of(name))];
        files.ShouldAllBe(static f => f.Text.Split('\n', System.StringSplitOptions.None).Length <= 600);
        files.ShouldAllBe(static f => !f.Text.Contains('\r') && f.Text.EndsWith('\n') && !f.Text.EndsWith("\n\n"));
        files.Select(static f => f.HintName.ToUpperInvariant()).Distinct().Count().ShouldBe(files.Length);
        files.ShouldAllBe(f => f.HintName.StartsWith(Cases.Of(name).FullName + "."));
    }

    [Theory]
    [InlineData("Plain", "Kappa", "Oldest", "UpperBound", "Rate", "Temperature")]
    [InlineData("StaticSparse", "UpperBound", "DormantThreshold", "Rate")]
    [InlineData("Recommended", "Rate", "Amplitude", "Power")]
    [InlineData("Paper", "Power")]
    public void Settings_OfAnExperiment_LeaveOutWhatDoesNotAct(string name, params string[] absent) =>
        absent.ShouldAllBe(setting => !File(name, "Settings").Contains($" {setting} "));

    [Theory]
    [InlineData("Recommended", "// Growth: the dead connections with the largest gradients that are not 0.")]
    [InlineData("Paper", "// Growth: the dead connections with the largest gradients.")]
    [InlineData("RandomGrowth", "// Growth: dead connections at random.")]
    [InlineData("RandomGrowth", "// Scores: before any change. Growth does not use them; they show whether gradient reaches newborn connections.")]
    [InlineData("Recommended", "// Pruning: inputs of dormant units, at most upperBound per requested connection.")]
    [InlineData("Paper", "// Pruning: inputs of dormant units, at most upperBound per requested connection.")]
    [InlineData("Activations", "// Pruning: all inputs of dormant units, at most upperBound per requested connection; in a full layer, per scheduled one.")]
    [InlineData("Paper", "// Change: newborn weights, cut weights, biases of units without inputs, target.")]
    [InlineData("Activations", "// Change: newborn weights, optimiser, target, newborn weights of the target.")]
    [InlineData("CriticOnly", "// Changes: Value; layers in order.")]
    public void CaptionsOfAnEvent_SayWhatFollows(string name, string caption) => File(name, "Scheduler").ShouldContain(caption);

    [Theory]
    [MemberData(nameof(All))]
    public void Widths_StandInTheShapesOnly(string name)
    {
        foreach (GeneratedFile file in ExperimentPrinter.Print(Cases.Of(name)))
        {
            // 1 is a column, 2 the statistics of a norm.
            Regex.Matches(file.Text, @"arena\.Activations\((\d+),").Select(static m => int.Parse(m.Groups[1].Value)).ShouldAllBe(static rows => rows <= 2);
        }
    }

    // A derivative that the activation's output gives costs no pass of its own, whatever sections read of the values of a pass.
    [Theory]
    [InlineData("Plain")]
    [InlineData("Recommended")]
    [InlineData("Soft")]
    public void DerivativesOfHiddenUnits_ArePartOfTheProductBeforeThem(string name)
    {
        foreach (string network in new[] { "Policy", "Value" })
        {
            File(name, network).ShouldContain("Shape, Kernels::Relu>");
            File(name, network).ShouldNotContain("Activation.Backward<Kernels::Relu>");
        }
    }

    private static string File(string name, string concern) =>
        ExperimentPrinter.Print(Cases.Of(name)).Single(f => f.HintName.EndsWith($".{concern}.g.cs")).Text;

    [Theory]
    [InlineData("Plain", new[] { "review", "Elastic", "kappa", "mask", "growth", "Scheduler" })]
    [InlineData("StaticSparse", new[] { "Elastic", "growthBatch", "ChangeTopology" })]
    [InlineData("CriticOnly", new[] { "policy.Score", "policyHidden" })]
    public void GeneratedCode_WithoutAPart_DoesNotMentionIt(string name, string[] absent)
    {
        string code = string.Concat(ExperimentPrinter.Print(Cases.Of(name)).Select(static f => f.HintName + f.Text));
        foreach (string word in absent)
        {
            code.ShouldNotContain(word);
        }
    }
}
