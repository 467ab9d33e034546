using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Dsl;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed class AttributesPageTests
{
    private const int RangeCell = 2;
    private const int DefaultCell = 3;

    public static TheoryData<string, string> Values
    {
        get
        {
            var values = new TheoryData<string, string>();
            foreach (PartSchema part in Schema.Parts)
            {
                foreach (SettingSchema setting in part.Settings)
                    values.Add(part.Name, setting.Name);
            }

            return values;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_OfAPart_HasARowWithItsRangeAndBothDefaults(string part, string value)
    {
        SettingSchema schema = Schema.Find(part)!.Find(value)!;

        string[] row = Section(part).Where(row => row.Length == 5 && Names(row).Any(name => name == value || name == $"{part}.{value}"))
            .ShouldHaveSingleItem($"{part}.{value}");

        Ranges(schema).ShouldAllBe(text => row[RangeCell].Contains(text));
        string[] defaults = Default(row, value).Split(" / ");
        Plain(defaults[0]).ShouldBe(Plain(Text(schema, schema.Default(Preset.Paper))));
        Plain(defaults[^1]).ShouldBe(Plain(Text(schema, schema.Default())));
    }

    /// <summary>A row may state several values, and then as many defaults or one for all.</summary>
    private static string Default(string[] row, string value)
    {
        string[] names = [.. Names(row)];
        string[] defaults = row[DefaultCell].Split(", ");
        return defaults[defaults.Length == names.Length ? Array.FindIndex(names, name => name.EndsWith(value, StringComparison.Ordinal)) : 0];
    }

    private static IEnumerable<string> Ranges(SettingSchema schema)
    {
        ValueRange range = schema.Range;
        if (schema.Choices.Count > 0)
            return schema.Choices;

        if (IsFlag(schema))
            return [];

        if (schema.Whole)
        {
            bool sized = range.Low == 1 && range.High == 65_536;
            return [sized ? string.Create(CultureInfo.InvariantCulture, $"1 to {range.High:N0}") : string.Create(CultureInfo.InvariantCulture, $"≥ {range.Low}")];
        }

        return [double.IsInfinity(range.High) ? (range.LowOpen ? "> 0" : "≥ 0") : $"{(range.LowOpen ? '(' : '[')}0, 1{(range.HighOpen ? ')' : ']')}"];
    }

    private static string Text(SettingSchema schema, double value) =>
        schema.Choices.Count > 0 ? schema.Choices[(int)value]
        : IsFlag(schema) ? (value == 1 ? "true" : "false")
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static bool IsFlag(SettingSchema schema) => schema is { Whole: true, Range: { Low: 0, High: 1 } };

    // Sections share value names (Every), so a row is looked up below the heading that names its attribute.
    private static IEnumerable<string[]> Section(string part)
    {
        string page = Repository.Read("docs/reference/attributes.md");
        string section = page.Split("\n### ").Single(text => text.Split('\n')[0].Contains($"`[{part}]`", StringComparison.Ordinal));
        return Repository.Rows(section);
    }

    private static IEnumerable<string> Names(string[] row) => row[0].Split(", ").Select(static name => name.Trim('`'));

    private static string Plain(string text)
    {
        string bare = text.Trim('`', ' ').ToLowerInvariant();
        return double.TryParse(bare, NumberStyles.Any, CultureInfo.InvariantCulture, out double number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : bare;
    }
}
