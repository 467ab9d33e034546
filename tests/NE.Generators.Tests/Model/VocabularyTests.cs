using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NE.Dsl;
using NE.Generators.Model.Schema;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Model;

/// <summary>The generator's tables against the public vocabulary, which it cannot load.</summary>
public sealed class VocabularyTests
{
    private static readonly Assembly Dsl = typeof(ExperimentAttribute).Assembly;

    public static IEnumerable<object[]> Parts => Vocabulary.Parts.Items.Select(part => new object[] { part.Name });

    public static IEnumerable<object[]> Choices =>
        new[] { "Preset", "Sparsity", "Protect", "Moments", "Anneal", "Score", "Control", "GrowthBasis", "Newborn", "TruncateUnit",
            "ReviewSlope", "ReviewBatch", "ClipScope" }
            .Select(name => new object[] { name });

    [Theory]
    [MemberData(nameof(Parts))]
    public void Attribute_OfAPart_HasTheValuesOfTheTableWithTheirRecommendedDefaults(string part)
    {
        Type type = Dsl.GetType($"NE.Dsl.{part}Attribute", throwOnError: true)!;
        object attribute = Activator.CreateInstance(type)!;

        var written = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .ToDictionary(property => property.Name, property =>
                Convert.ToDouble(property.GetValue(attribute), CultureInfo.InvariantCulture));

        written.OrderBy(value => value.Key).ShouldBe(
            Vocabulary.Find(part)!.Settings
                .Select(setting => new KeyValuePair<string, double>(setting.Name, setting.Recommended)).OrderBy(value => value.Key));
    }

    [Fact]
    public void EveryPartAttribute_IsInTheTable()
    {
        string[] attributes =
        [
            .. Dsl.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(PartAttribute))
                && !type.Name.StartsWith("Environment", StringComparison.Ordinal))
                .Select(type => type.Name.Replace("Attribute", "", StringComparison.Ordinal)).OrderBy(name => name),
        ];

        attributes.ShouldBe(Vocabulary.Parts.Select(part => part.Name).Where(name => name != Vocabulary.Experiment).OrderBy(name => name));
    }

    [Fact]
    public void EveryPresetValue_IsInItsRange()
    {
        foreach (SettingSchema setting in Vocabulary.Parts.SelectMany(part => part.Settings))
        {
            setting.Allows(setting.Recommended).ShouldBeTrue(setting.Name);
            setting.Allows(setting.Paper).ShouldBeTrue(setting.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void Choice_HasTheMembersAndNumbersOfTheVocabulary(string name)
    {
        Type ours = typeof(Vocabulary).Assembly.GetType($"NE.Generators.Model.{name}", throwOnError: true)!;
        Type theirs = Dsl.GetType($"NE.Dsl.{name}", throwOnError: true)!;

        Members(ours).ShouldBe(Members(theirs));
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

        attributes.Order().ShouldBe(Enum.GetNames<Generators.Model.ActivationKind>().Order());
    }

    [Fact]
    public void TaskCatalogue_IsThatOfTheVocabulary() =>
        Generators.Model.TaskCatalogue.All.Select(task => (task.Name, task.Observations, task.Actions, task.ActionLimit, task.StepLimit))
            .ShouldBe(TaskCatalogue.All.Select(task => (task.Name, task.Observations, task.Actions, task.ActionLimit, task.StepLimit)));

    [Fact]
    public void Tasks_AreTheNamesOfTheCatalogue() =>
        typeof(Tasks).GetFields()
            .Select(field => (string)field.GetRawConstantValue()!).ShouldBe(TaskCatalogue.All.Select(task => task.Name));

    private static IEnumerable<(string Name, int Value)> Members(Type type) =>
        ((IEnumerable)Enum.GetValues(type)).Cast<object>()
            .Select(value => (value.ToString()!, Convert.ToInt32(value, CultureInfo.InvariantCulture)));
}
