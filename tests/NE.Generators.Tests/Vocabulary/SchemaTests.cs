using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Vocabulary;

/// <summary>What the compiler reads from the attribute classes of NE.Dsl.</summary>
public sealed class SchemaTests
{
    private static readonly Assembly Dsl = typeof(ExperimentAttribute).Assembly;

    private static IEnumerable<PartSchema> All => [.. Schema.Parts, Schema.Study, Schema.Task];

    [Fact]
    public void EveryPartAttribute_IsInTheSchema()
    {
        string[] attributes =
        [
            .. Dsl.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PartAttribute)) && !type.IsGenericType
                && (!type.IsAbstract || SchemaReader.OwnOf(type) is not null) && !type.Name.StartsWith("Environment", StringComparison.Ordinal))
                .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal)).Order(),
        ];

        attributes.ShouldBe(Schema.Parts.Select(part => part.Name).Where(name => name != Schema.Experiment).Order());
    }

    [Fact]
    public void EveryPropertyOfAPart_IsASetting_ThoseOfItsKindFirst_InTheOrderOfTheirClass()
    {
        foreach (PartSchema part in All)
        {
            part.Settings.Select(setting => setting.Name).ShouldBe(OfItsClasses(part.Type).Distinct(), part.Name);
        }
    }

    private static IEnumerable<string> OfItsClasses(Type type) =>
        type.BaseType is { } parent && parent != typeof(Attribute) ? [.. OfItsClasses(parent), .. Properties(type)] : Properties(type);

    // Bounds of a task's action components are arrays and no settings. What tells repeated parts apart cannot be set.
    private static IEnumerable<string> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(static property => property.CanWrite
                && (!property.PropertyType.IsArray || property.GetCustomAttribute<SettingAttribute>() is not null)).Select(static property => property.Name);

    [Fact]
    public void EveryPresetValue_IsInItsRange()
    {
        foreach (SettingSchema setting in Schema.Parts.SelectMany(part => part.Settings))
        {
            Enum.GetValues<Preset>().ShouldAllBe(preset => setting.Allows(setting.Default(preset)), setting.Name);
        }
    }

    [Fact]
    public void EveryChoice_HasTheNumbersFromZeroOn()
    {
        foreach (SettingSchema setting in Schema.Parts.SelectMany(part => part.Settings).Where(setting => setting.Type.IsEnum))
        {
            Enum.GetValues(setting.Type).Cast<object>().Select(choice => Convert.ToInt32(choice, CultureInfo.InvariantCulture))
                .ShouldBe(Enumerable.Range(0, setting.Choices.Count), setting.ChoiceType);
        }
    }

    [Fact]
    public void EveryNumber_SaysWhatItCounts() => All.SelectMany(part => part.Settings)
        .Where(setting => !setting.Flag && setting.Choices.Count == 0 && setting.Unit.Length == 0).Select(setting => setting.Name).ShouldBeEmpty();

    [Fact]
    public void EverySettingThatActsBesideAChoice_NamesASettingOfItsPart()
    {
        foreach (PartSchema part in Schema.Parts)
        {
            part.Settings.Where(setting => setting.ActsWith is not null)
                .ShouldAllBe(setting => setting.ActsWith!.Value.Choices.All(part.Find(setting.ActsWith.Value.Setting)!.Allows), part.Name);
        }
    }

    [Fact]
    public void NamesOfRunValues_OfAnExperiment_AreUnique()
    {
        foreach (PartSchema algorithm in Schema.Parts.Where(part => part.Kind == "algorithm"))
        {
            foreach (PartSchema optimiser in Schema.Parts.Where(part => part.Kind == "optimiser"))
            {
                Schema.Parts.Where(part => part.Repeated is null && (part.Kind is null || part == algorithm || part == optimiser)).SelectMany(part => part.Settings)
                    .Where(setting => setting.Run || setting.InRunSettings).Select(setting => setting.RunName)
                    .ShouldBeUnique($"{algorithm.Name} with {optimiser.Name}");
            }
        }
    }

    [Fact]
    public void Setting_IsWhatItsPropertySays()
    {
        SettingSchema rate = Schema.Find("Grow")!.Find("Rate")!;

        rate.Range.ShouldBe(new ValueRange(0, LowOpen: false, 1, HighOpen: false));
        rate.Default().ShouldBe(0);
        rate.Whole.ShouldBeFalse();
        rate.Run.ShouldBeTrue();
        rate.ActsWith.ShouldBe(("Control", [(double)Control.OpenLoop]));
        rate.Defaults[Preset.Recommended].Source.ShouldBe("ours; docs/algorithm.md, Growth schedule");
    }

    [Fact]
    public void Setting_GivesAPresetItsOwnValueAndSource()
    {
        SettingSchema moments = Schema.Find("Topology")!.Find("Moments")!;

        moments.Defaults[Preset.Recommended].ShouldBe(((double)Moments.PerElementStep, "ours; docs/algorithm.md, Optimiser state"));
        moments.Defaults[Preset.Paper].ShouldBe(((double)Moments.SharedStep, "NE paper, section 5"));
        moments.Choices.ShouldBe(["SharedStep", "PerElementStep"]);
        moments.ChoiceType.ShouldBe("Moments");
        moments.Structure.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Adam", "Beta1", "in [0, 1)")]
    [InlineData("Td3", "Polyak", "in (0, 1]")]
    [InlineData("AdamW", "Epsilon", "above 0")]
    [InlineData("Td3", "NStep", "in [1, 1,000]")]
    [InlineData("Td3", "ReplayCapacity", "in [1, 2,147,483,647]")]
    [InlineData("Td3", "WarmUp", "in [0, 1,000,000,000,000]")]
    [InlineData("Topology", "MinFanIn", "in [0, 65,536]")]
    [InlineData("Topology", "Initial", "in [0, 1]")]
    [InlineData("Topology", "RedrawBias", "in [0, 1]")]
    public void Range_FollowsFromTheBoundsAndTheType(string part, string setting, string range) =>
        Schema.Find(part)!.Find(setting)!.Range.ToString().ShouldBe(range);

    [Fact]
    public void Part_AsAnAttribute_HasTheValuesOfTheModel()
    {
        PartSchema schema = Schema.Find("Grow")!;
        EquatableArray<Setting> settings = schema.Settings.Select(setting => new Setting(setting.Name, setting.Name switch
        {
            "Every" => 500,
            "Schedule" => (double)Anneal.WarmDecay,
            "Until" => 1e12,
            "Rate" => 0.25,
            "SkipZeroScore" => 0,
            _ => setting.Default(),
        })).ToEquatableArray();
        PartValues part = new("Grow", settings);

        GrowAttribute grow = PartObjects.Of(part).ShouldBeOfType<GrowAttribute>();

        grow.Every.ShouldBe(500);
        grow.Schedule.ShouldBe(Anneal.WarmDecay);
        grow.Until.ShouldBe(1_000_000_000_000);
        grow.Rate.ShouldBe(0.25);
        grow.SkipZeroScore.ShouldBeFalse();
        grow.Control.ShouldBe(Control.ClosedLoop);
        PartObjects.Of(part).ShouldBeSameAs(grow);
    }

    [Fact]
    public void EveryActivationAttribute_IsAnActivationKind()
    {
        string[] attributes =
        [
            .. Dsl.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(ActivationAttribute)))
                .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal)),
            "Identity",
        ];

        attributes.Order().ShouldBe(Enum.GetNames<ActivationKind>().Order());
    }

    [Fact]
    public void Tasks_AreTheNamesOfTheCatalogue() =>
        typeof(Tasks).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!).ShouldBe(TaskCatalogue.All.Select(task => task.Name));
}
