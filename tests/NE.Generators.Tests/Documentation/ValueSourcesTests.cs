using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Dsl;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

/// <summary>A default without its source is folklore: hover text says where each comes from and where a value may lie, as the setting has it.</summary>
public sealed partial class ValueSourcesTests
{
    public static TheoryData<string, string> Settings
    {
        get
        {
            var settings = new TheoryData<string, string>();
            foreach (PartSchema part in Schema.Parts)
            {
                foreach (SettingSchema setting in part.Settings)
                {
                    settings.Add(part.Name, setting.Name);
                }
            }

            return settings;
        }
    }

    [Theory]
    [MemberData(nameof(Settings))]
    public void HoverText_StatesRangeDefaultsAndSourcesOfTheSetting(string part, string name)
    {
        PartSchema schema = Schema.Find(part)!;
        SettingSchema setting = schema.Find(name)!;

        string text = DslDocs.Value(schema.Type, name);

        foreach (string sentence in Sentences(setting))
        {
            text.ShouldContain(sentence);
        }
    }

    [Fact]
    public void HoverText_OfASettingThatActsBesideAChoice_SaysSo()
    {
        foreach (PartSchema part in Schema.Parts)
        {
            foreach (SettingSchema setting in part.Settings.Where(setting => setting.ActsWith is not null))
            {
                SettingSchema other = part.Find(setting.ActsWith!.Value.Setting)!;
                string choices = string.Join(
                    " and ", setting.ActsWith.Value.Choices.Select(choice => $"`{other.ChoiceType}.{other.Choices[(int)choice]}`"));
                DslDocs.Summary(part.Type, setting.Name).ShouldContain("has an effect with " + choices);
            }
        }
    }

    [Fact]
    public void EverySource_IsAPaper_OrASectionOfTheAlgorithm() => Schema.Parts.SelectMany(part => part.Settings)
        .SelectMany(setting => setting.Defaults.Values.Select(given => given.Source)).Distinct()
        .Where(source => !Sources().IsMatch(source)).ShouldBeEmpty();

    private static IEnumerable<string> Sentences(SettingSchema setting)
    {
        // Text and lists have neither a range nor a default.
        if (setting.Textual)
        {
            yield break;
        }

        if (setting.Choices.Count == 0 && !setting.Flag)
        {
            yield return setting.Whole
                ? string.Create(CultureInfo.InvariantCulture, $"{setting.Range.Low} to {setting.Range.High:N0}")
                : char.ToUpperInvariant(setting.Range.ToString()[0]) + setting.Range.ToString()[1..];
        }

        bool differs = setting.Default(Preset.Paper) != setting.Default();
        (string recommended, string paper) = (Given(setting, Preset.Recommended), Given(setting, Preset.Paper));
        yield return differs && setting.Defaults[Preset.Paper].Source == setting.Defaults[Preset.Recommended].Source
            ? $"Default {recommended}; Paper {paper} ({setting.Defaults[Preset.Paper].Source})"
            : $"Default {recommended} ({setting.Defaults[Preset.Recommended].Source})"
                + (differs ? $"; Paper {paper} ({setting.Defaults[Preset.Paper].Source})" : "");
        if (setting.Default(Preset.ReferenceCode) != setting.Default())
        {
            yield return $"; ReferenceCode {Given(setting, Preset.ReferenceCode)} ({setting.Defaults[Preset.ReferenceCode].Source})";
        }
    }

    private static string Given(SettingSchema setting, Preset preset)
    {
        double value = setting.Default(preset);
        return setting.Choices.Count > 0 ? $"`{setting.ChoiceType}.{setting.Choices[(int)value]}`"
            : setting.Flag ? (value == 1 ? "true" : "false")
            : value is > 0 and < 1e-3 ? value.ToString("0.#e-0", CultureInfo.InvariantCulture)
            : value.ToString("#,0.#####", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^(NE paper, |TD3 paper|TD3 reference implementation$|SAC paper, |SAC reference implementation$|reference code of the paper$|Kingma and Ba 2015$|Ash and Adams 2020$|Farias and Jozefiak 2024$|Elsayed and Mahmood 2024$|Tang and Berseth 2024$|[A-Z]\w+ et al\. \d{4}$|ours; docs/algorithm\.md, \w)")]
    private static partial Regex Sources();
}
