using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using NE.Dsl;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

public sealed class AttributesPageTests
{
    public static TheoryData<string, string> Values
    {
        get
        {
            var values = new TheoryData<string, string>();
            foreach (Type type in typeof(PartAttribute).Assembly.GetExportedTypes().Where(IsPart))
            {
                foreach (PropertyInfo property in type.GetProperties().Where(static p => p.CanWrite))
                    values.Add(type.Name[..^nameof(Attribute).Length], property.Name);
            }

            return values;
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Value_OfAPart_HasARowWithItsDefault(string part, string value)
    {
        Type type = typeof(PartAttribute).Assembly.GetType($"NE.Dsl.{part}Attribute")!;
        object expected = type.GetProperty(value)!.GetValue(Activator.CreateInstance(type))!;

        IEnumerable<string[]> rows = Section(part).Where(row => row.Length == 5 && Names(row[0]).Any(name => name == value || name == $"{part}.{value}"));

        string[] row = rows.ShouldHaveSingleItem($"{part}.{value}");
        string[] names = [.. Names(row[0])];
        string[] defaults = row[3].Split(", ");
        string written = defaults[defaults.Length == names.Length ? Array.FindIndex(names, name => name.EndsWith(value, StringComparison.Ordinal)) : 0];
        // Where the presets differ the row reads Paper / Recommended, and the attribute's own default is Recommended.
        Plain(written.Split(" / ")[^1]).ShouldBe(Plain(Convert.ToString(expected, CultureInfo.InvariantCulture)!));
    }

    private static bool IsPart(Type type) =>
        !type.IsGenericType && (type.IsSubclassOf(typeof(PartAttribute)) || type == typeof(ExperimentAttribute));

    // Sections share value names (Every), so a row is looked up below the heading that names its attribute.
    private static IEnumerable<string[]> Section(string part)
    {
        string page = Repository.Read("docs/reference/attributes.md");
        string section = page.Split("\n### ").Single(text => text.Split('\n')[0].Contains($"`[{part}]`", StringComparison.Ordinal));
        return Repository.Rows(section);
    }

    private static IEnumerable<string> Names(string cell) => cell.Split(", ").Select(static name => name.Trim('`'));

    private static string Plain(string text)
    {
        string bare = text.Trim('`', ' ').ToLowerInvariant();
        return double.TryParse(bare, NumberStyles.Any, CultureInfo.InvariantCulture, out double number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : bare;
    }
}
