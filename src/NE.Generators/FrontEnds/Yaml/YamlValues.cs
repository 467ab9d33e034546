using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads the values of parts: numbers, choices, switches.</summary>
internal static class YamlValues
{
    /// <summary>The value of a switch: <c>on</c>, <c>true</c>, <c>off</c>, <c>false</c>; null for anything else.</summary>
    public static bool? Switch(YamlNode node) => node is YamlScalar { Plain: true } scalar
        ? scalar.Text switch { "on" or "true" => true, "off" or "false" => false, _ => null }
        : null;

    /// <summary>Reads the value of a setting, or reports a problem.</summary>
    /// <param name="scope">Receives problems.</param>
    /// <param name="what">Its name in messages: <c>grow.every</c>.</param>
    /// <param name="setting">Its schema. The resolver checks ranges.</param>
    /// <param name="entry">The key and its value.</param>
    public static Setting? Written(YamlScope scope, string what, SettingSchema setting, YamlEntry entry)
    {
        if (!setting.Textual)
        {
            return Read(scope, what, setting, entry) is { } value ? new(setting.Name, value) : null;
        }

        // One item may stand without brackets.
        IReadOnlyList<YamlNode> items = entry.Value is YamlList list ? list.Items : [entry.Value];
        if (setting.List && items.Count > 0 && items.All(static item => Number(item) is not null))
        {
            return new(setting.Name, 0) { Text = NumberList.Print(items.Select(static item => Number(item)!.Value)) };
        }

        if (!setting.List && items.All(static item => item is YamlScalar { Absent: false }))
        {
            return new(setting.Name, 0) { Text = string.Join(",", items.Select(static item => ((YamlScalar)item).Text)) };
        }

        scope.WrongKind(what, Wanted(setting), entry.Key.Span, entry.Value);
        return null;
    }

    /// <summary>Reads the number of a setting, or reports a problem.</summary>
    /// <param name="scope">Receives problems.</param>
    /// <param name="what">Its name in messages: <c>grow.every</c>.</param>
    /// <param name="setting">Its schema. The resolver checks ranges.</param>
    /// <param name="entry">The key and its value.</param>
    public static double? Read(YamlScope scope, string what, SettingSchema setting, YamlEntry entry)
    {
        if (entry.Value is YamlScalar { Absent: false } scalar)
        {
            if (setting.Choices.Count > 0)
            {
                int choice = setting.Choices.Select(KebabCase.Of).ToList().IndexOf(scalar.Text);
                if (choice < 0)
                {
                    scope.UnknownWord(what, setting.Choices.Select(KebabCase.Of), scalar);
                }

                return choice < 0 ? null : choice;
            }

            if (setting.Flag && Switch(scalar) is { } on)
            {
                return on ? 1 : 0;
            }

            if (!setting.Flag && Number(scalar) is { } number)
            {
                return number;
            }
        }

        scope.WrongKind(what, Wanted(setting), entry.Key.Span, entry.Value, Hint(entry.Value, setting));
        return null;
    }

    /// <summary>The number in a plain scalar, or null.</summary>
    public static double? Number(YamlNode node) =>
        node is YamlScalar { Plain: true } scalar && YamlNumber.TryParse(scalar.Text, out double number) ? number : null;

    /// <summary>The accepted values of a setting, in words.</summary>
    public static string Wanted(SettingSchema setting)
    {
        if (setting.Textual)
        {
            return setting.List ? "a list of numbers" : "a list of names";
        }

        if (setting.Choices.Count > 0)
        {
            return Diagnostics.MessageFormat.Any([.. setting.Choices.Select(KebabCase.Of)]);
        }

        string range = setting.Range.ToString();
        string separator = range.StartsWith("in ", StringComparison.Ordinal) ? " " : ", ";
        return setting.Flag ? "true or false" : $"a {(setting.Whole ? "whole " : "")}number{separator}{range}";
    }

    /// <summary>A suggestion for a malformed number, as a sentence, or empty.</summary>
    public static string Hint(YamlNode node, SettingSchema? setting = null)
    {
        if (node is not YamlScalar { Absent: false } scalar || setting is { Choices.Count: > 0 })
        {
            return "";
        }

        string text = scalar.Text.Trim();
        if (!scalar.Plain && (YamlNumber.TryParse(text, out _) || Switch(new YamlScalar(text, plain: true, default)) is not null))
        {
            return "Delete the quotation marks.";
        }

        if (text.EndsWith("%", StringComparison.Ordinal) && YamlNumber.TryParse(text.TrimEnd('%', ' '), out double percent))
        {
            return $"Write {Diagnostics.MessageFormat.Number(percent / 100)}.";
        }

        if (setting is not { Whole: true } and not { Flag: true } && DecimalComma(text) is { } point)
        {
            return $"Write {point}.";
        }

        string bare = text.Replace(",", "").Replace(" ", "").Replace("'", "");
        return bare != text && YamlNumber.TryParse(bare, out double number) && setting is not { Flag: true }
            ? $"Write {number.ToString("#,0.###", System.Globalization.CultureInfo.InvariantCulture).Replace(",", "_")}."
            : "";
    }

    // 0,001 and 1,5 as much of the world writes them; 1,000 has the form of thousands.
    private static string? DecimalComma(string text)
    {
        string[] halves = text.Split(',');
        return halves.Length == 2 && halves.All(static half => half.Length > 0 && half.All(char.IsDigit))
            && (halves[1].Length != 3 || halves[0][0] == '0')
                ? $"{halves[0]}.{halves[1]}"
                : null;
    }
}
