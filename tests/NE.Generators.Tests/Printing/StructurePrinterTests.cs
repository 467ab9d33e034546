using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>A setting is a line of the structure, and with it part of the program's hash, or a run value; nothing falls between.</summary>
public class StructurePrinterTests
{
    private static readonly Declaration Complete = Cases.Of("Recommended");

    public static TheoryData<string, string> Structure => Settings(static setting => setting.Structure);

    public static TheoryData<string, string> RunValues => Settings(static setting => setting.Run);

    [Theory]
    [MemberData(nameof(Structure))]
    public void StructuralSetting_OfAnotherValue_ChangesItsLineAndTheHash(string part, string setting)
    {
        SettingSchema schema = Schema.Find(part)!.Find(setting)!;
        Declaration complete = With(part);
        double other = Other(schema, complete.Parts.First(values => values.Name == part)[setting]);
        Declaration changed = complete.With(($"{part}.{setting}", other));

        string own = Schema.Find(part)!.Many ? $".{complete.Parts.First(values => values.Name == part).Own!.Name}" : "";
        Lines(changed).ShouldContain(string.Create(
            CultureInfo.InvariantCulture, $"{KebabCase.Of(part)}{own}.{KebabCase.Of(setting)} = {schema.Typed(other)}"));

        Hash(changed).ShouldNotBe(Hash(complete));
    }

    [Theory]
    [MemberData(nameof(RunValues))]
    public void RunValue_OfAnotherValue_ChangesNoLineAndNotTheHash(string part, string setting)
    {
        SettingSchema schema = Schema.Find(part)!.Find(setting)!;
        Declaration complete = With(part);
        Declaration changed = complete.With(($"{part}.{setting}", Other(schema, complete.Parts.First(values => values.Name == part)[setting])));

        Lines(changed).ShouldBe(Lines(complete));
        Hash(changed).ShouldBe(Hash(complete));
    }

    [Fact]
    public void PartsOfTopologyEvents_WithoutALayerThatGrows_HaveNoLines()
    {
        Declaration dense = Complete with { Networks = Complete.Networks.Select(static network => network with { Dense = true }).ToEquatableArray() };

        Lines(dense).ShouldContain("topology.density = 0.25");
        Lines(dense).ShouldAllBe(static line => !line.StartsWith("grow.") && !line.StartsWith("prune."));
    }

    // An experiment has one algorithm, and presets give few of the methods.
    private static Declaration With(string part) => ((Declaration[])[Complete, .. Cases.Names.Select(Cases.Of)])
        .First(declaration => declaration.Parts.Any(values => values.Name == part));

    private static TheoryData<string, string> Settings(Func<SettingSchema, bool> wanted)
    {
        var settings = new TheoryData<string, string>();
        foreach (PartSchema part in Schema.Parts)
        {
            foreach (SettingSchema setting in part.Settings.Where(setting => !setting.Textual && wanted(setting)))
            {
                settings.Add(part.Name, setting.Name);
            }
        }

        return settings;
    }

    private static double Other(SettingSchema setting, double value) =>
        setting.Choices.Count > 0 || setting.Flag ? (value + 1) % (setting.Range.High + 1)
        : setting.Whole ? value + 1
        : setting.Allows(value / 2) && value > 0 ? value / 2 : value + 0.125;

    private static IReadOnlyList<string> Lines(Declaration declaration) => StructurePrinter.Print(Planner.Plan(declaration)!).Split('\n');

    private static string Hash(Declaration declaration) => ExperimentPrinter.Hash(ExperimentPrinter.Compile(declaration)!);
}
