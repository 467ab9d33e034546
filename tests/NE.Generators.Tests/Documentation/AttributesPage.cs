using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Dsl;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Vocabulary;

namespace NE.Generators.Tests.Documentation;

/// <summary>The tables of docs/reference/attributes.md, made from the vocabulary and the documentation of its properties.</summary>
internal static partial class AttributesPage
{
    private const string Head = "| setting | meaning | unit, symbol | range | default | source | kind |\n|---|---|---|---|---|---|---|\n";

    /// <summary>The page with each table below a heading that names parts, <c>### `[Grow]`</c>, replaced by what the vocabulary says.</summary>
    public static string Refreshed(string page) => Sections().Replace(page, static section =>
    {
        PartSchema[] parts = [.. Names(section).Select(Find).OfType<PartSchema>()];
        return parts.Any(static part => part.Settings.Count > 0)
            ? section.Groups["heading"].Value + section.Groups["prose"].Value + Table(parts)
            : section.Value;
    });

    /// <summary>The parts that the page has headings for.</summary>
    public static IEnumerable<string> Headings(string page) => Sections().Matches(page).SelectMany(Names);

    private static PartSchema? Find(string name) =>
        Schema.Find(name) ?? (StageRegistry.Find(name) is { } stage ? new PartSchema(stage.Attribute, stage.Settings)
            : NormRegistry.Find(name) is { } norm ? new PartSchema(norm.Attribute, [norm.Epsilon]) : null);

    private static IEnumerable<string> Names(Match section) =>
        Parts().Matches(section.Groups["heading"].Value).Select(static name => name.Groups[1].Value);

    private static string Table(PartSchema[] parts) => Head + string.Concat(parts.SelectMany(part => part.Settings.Select(setting =>
        string.Concat(Cells(part, setting, parts.Length > 1).Select(static cell => cell.Length == 0 ? "| " : $"| {cell} ")) + "|\n")));

    private static IEnumerable<string> Cells(PartSchema part, SettingSchema setting, bool qualified) =>
    [
        $"`{(qualified ? part.Name + "." : "")}{setting.Name}`",
        DslDocs.Summary(part.Type, setting.Name).TrimEnd('.'),
        setting.Unit,
        Range(setting),
        .. Both(setting, Default, Source),
        setting.Run ? "run value" : setting.Structure ? "structure" : "",
    ];

    // Where presets differ, the paper's stands first.
    private static IEnumerable<string> Both(SettingSchema setting, params Func<SettingSchema, Preset, string>[] cells) => cells.Select(cell =>
        setting.Default(Preset.Paper) != setting.Default() && cell(setting, Preset.Paper) != cell(setting, Preset.Recommended)
            ? $"{cell(setting, Preset.Paper)} / {cell(setting, Preset.Recommended)}"
            : cell(setting, Preset.Recommended));

    private static string Range(SettingSchema setting)
    {
        if (setting.Textual)
        {
            return "";
        }

        return setting.Choices.Count > 0
            ? $"`{setting.ChoiceType}.{setting.Choices[0]}`" + string.Concat(setting.Choices.Skip(1).Select(static choice => $", `{choice}`"))
            : setting.Flag ? "" : Numbers(setting);
    }

    private static string Numbers(SettingSchema setting)
    {
        ValueRange range = setting.Range;
        bool bounded = setting.Whole ? range.High is not (int.MaxValue or 1e12) : !double.IsInfinity(range.High);
        return !bounded ? $"{(range.LowOpen ? ">" : "≥")} {Number(range.Low)}"
            : setting.Whole ? $"{Number(range.Low)} to {Number(range.High)}"
            : $"{(range.LowOpen ? '(' : '[')}{Number(range.Low)}, {Number(range.High)}{(range.HighOpen ? ')' : ']')}";
    }

    private static string Default(SettingSchema setting, Preset preset)
    {
        if (setting.Textual)
        {
            return "none";
        }

        double value = setting.Default(preset);
        return setting.Choices.Count > 0 ? $"`{setting.Choices[(int)value]}`"
            : setting.Flag ? (value != 0 ? "true" : "false")
            : value is > 0 and < 1e-3 ? value.ToString("0.#e-0", CultureInfo.InvariantCulture)
            : Number(value);
    }

    private static string Source(SettingSchema setting, Preset preset)
    {
        string source = setting.Defaults[preset].Source;
        return source.Split("; docs/algorithm.md, ") is [var who, var title] ? $"[{who}](../algorithm.md#{Anchor(title)})" : source;
    }

    // As GitHub makes them: a heading in lower case, without punctuation, with hyphens for spaces.
    private static string Anchor(string title) => Titles().Matches(Repository.Read("docs/algorithm.md"))
        .Where(heading => title.StartsWith(heading.Groups["title"].Value, StringComparison.OrdinalIgnoreCase))
        .OrderByDescending(static heading => heading.Groups["title"].Length)
        .Select(static heading => Regex.Replace(heading.Groups["whole"].Value.ToLowerInvariant(), "[^a-z0-9 -]", "").Replace(' ', '-')).First();

    private static string Number(double value) => value.ToString("#,0.#####", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<heading>### [^\n]*\n)(?<prose>(?:(?!\| |\#)[^\n]*\n)*)(?<table>(?:\|[^\n]*\n)*)")]
    private static partial Regex Sections();

    [GeneratedRegex(@"`\[(\w+)\]`")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\#+ (?<whole>(?:\d+(?:\.\d+)?\.? )?(?<title>.*))$", RegexOptions.Multiline)]
    private static partial Regex Titles();
}
