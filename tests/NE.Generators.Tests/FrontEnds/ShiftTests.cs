using System.Linq;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using NE.Generators.Tests.Printing;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>A part that an experiment has once per choice: read, merged, printed.</summary>
public sealed class ShiftTests
{
    private const string Both = "[Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 100_000, Drift = true)]"
        + "[Shift(Property.Strength, Scale = new[] { 1, 0.0 }, Of = \"bthigh,bshin\", Every = 250_000)]";

    [Fact]
    public void Shifts_InYaml_AreThoseOfTheAttributes()
    {
        const string Keys = "shift: { friction: { draw: log-uniform, from: 0.02, to: 2, every: 100_000, drift: true }, "
            + "strength: { scale: [1, 0], of: [bthigh, bshin], every: 250_000 } }";
        Declared class1 = Code.Declared(Code.Experiment(Both)).Single();

        YamlReading yaml = YamlFrontEnd.Read("x.ne.yaml", $"experiment: X\n{Keys}\n", "Sample");

        yaml.Declared.Single().Parts.Where(static part => part.Name == "Shift").ShouldBe(class1.Parts.Where(static part => part.Name == "Shift"));
        YamlFrontEnd.Read("x.ne.yaml", YamlForm.Print([class1])).Declared.Single().Parts.ShouldBe(class1.Parts);
        Code.Declared(DeclarationFile.Source([class1])).Single().Parts.ShouldBe(class1.Parts);
    }

    [Fact]
    public void Variant_ChangesTheNamedValuesOfOneShift_AndAddsAnother()
    {
        Declaration variant = Resolved(
            "[Variant<X>, Shift(Property.Friction, Every = 5_000), Shift(Property.Gravity, Scale = new[] { 1, 0.15 }, Every = 7)] public partial class Y;");

        PartValues[] shifts = [.. variant.Parts.Where(static part => part.Name == "Shift")];
        shifts.Select(static part => part.Which).ShouldBe(["Friction", "Gravity", "Strength"]);
        (shifts[0]["Every"], shifts[0]["To"], shifts[0]["Drift"]).ShouldBe((5_000, 2, 1));
        shifts[1].Written("Scale").Text.ShouldBe("1, 0.15");
        (shifts[2]["Every"], shifts[2].Written("Of").Text).ShouldBe((250_000, "bthigh,bshin"));
    }

    [Fact]
    public void Variant_WithoutShifts_HasNone() =>
        Resolved("[Variant<X>, Without<ShiftAttribute>] public partial class Y;").Parts.ShouldNotContain(static part => part.Name == "Shift");

    [Fact]
    public void Part_AsAnAttribute_HasItsPropertyTextAndList()
    {
        Declaration declaration = Cases.Of("Shifted");

        Dsl.ShiftAttribute shift = declaration.Parts.Where(static part => part.Which == "Strength").Select(PartObjects.Of).Cast<Dsl.ShiftAttribute>().Single();

        shift.Property.ShouldBe(Dsl.Property.Strength);
        shift.Scale.ShouldBe([1, 0]);
        shift.Values.ShouldBeNull();
        shift.Of.ShouldBe("bthigh,bshin,bfoot");
    }

    [Fact]
    public void Shifts_AreRunValues_SoThatTheProgramIsThatOfTheUnchangedTask()
    {
        ExperimentPrinter.HashOf(Cases.Of("Shifted")).ShouldBe(ExperimentPrinter.HashOf(Cases.Of("Recommended")));
        string settings = ExperimentPrinter.Print(Cases.Of("Shifted")).Single(static file => file.HintName.EndsWith("Settings.g.cs")).Text;

        settings.ShouldContain("Shifts =");
        settings.ShouldContain(
            "new global::NE.Dsl.ShiftAttribute(global::NE.Dsl.Property.Friction) { Draw = global::NE.Dsl.Draw.LogUniform, From = 0.02, To = 2.0, "
            + "Every = 100_000, Drift = true },");
        settings.ShouldContain("Scale = new double[] { 1.0, 0.0 }, Of = \"bthigh,bshin,bfoot\", Every = 250_000, First = global::NE.Dsl.FirstSegment.Nominal },");
    }

    [Fact]
    public void Study_VariesAValueOfAllShifts()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(
            Both, rest: "[Study, Compare<X>, Vary<ShiftAttribute>(nameof(ShiftAttribute.Every), 1_000, 2_000)] public partial class S;"));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.ShouldBeEmpty();
        string settings = outcome.Generated.GeneratedTrees.Single(static tree => tree.FilePath.EndsWith("XWithShiftEvery1000.Settings.g.cs")).ToString();
        settings.ShouldContain("Property.Friction) { Draw = global::NE.Dsl.Draw.LogUniform, From = 0.02, To = 2.0, Every = 1_000, Drift = true }");
        settings.ShouldContain("Of = \"bthigh,bshin\", Every = 1_000 }");
        settings.ShouldContain("Point = \"Shift.Every=1000\"");
    }

    private static Declaration Resolved(string variant) => Code.Declaration("Y", Code.Experiment(Both, rest: variant));
}
